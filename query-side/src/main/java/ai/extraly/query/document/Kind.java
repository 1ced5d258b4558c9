package ai.extraly.query.document;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import org.jspecify.annotations.Nullable;

/** What documents are counted by. */
record Kind(DocumentStatus status, DetectionType type) {
    private static final String SEPARATOR = " ";

    /** The kind of {@code row}; null when there is nothing to count. */
    static @Nullable Kind of(@Nullable DocumentRow row) {
        return switch (row) {
            case null -> null;
            case DeletedDocument _ -> null;
            case PresentDocument document -> new Kind(document.status(), document.type());
        };
    }

    String wire() {
        return status.wire() + SEPARATOR + type.wire();
    }

    static Kind ofWire(String wire) {
        String[] parts = wire.split(SEPARATOR, 2);
        return new Kind(
                DocumentStatus.of(parts[0]).orElseThrow(),
                DetectionType.of(parts[1]).orElseThrow());
    }
}

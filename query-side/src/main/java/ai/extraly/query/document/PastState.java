package ai.extraly.query.document;

import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.query.DocumentView;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Documents as they stood once: the fold of the read model, over fewer events. */
public final class PastState {
    private static final DocumentFold FOLD = new DocumentFold();

    private PastState() {}

    /** The document as its owner saw it after {@code events}, its first ones; empty when it was not there, or no longer. */
    public static Optional<DocumentView> after(List<? extends DomainEventMessage<?>> events) {
        @Nullable DocumentRow row = null;
        for (DomainEventMessage<?> event : events) {
            row = FOLD.apply(row, (DocumentEvent) event.getPayload(), event.getSequenceNumber());
        }
        return row instanceof PresentDocument document ? Optional.of(document.view()) : Optional.empty();
    }
}

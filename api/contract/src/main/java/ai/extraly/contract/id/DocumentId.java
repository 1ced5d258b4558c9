package ai.extraly.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;

/** A document: {@code doc_} and 26 lower-case Crockford base32 characters of a 128-bit value. */
public record DocumentId(@JsonValue String value) {
    private static final String PREFIX = "doc_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DocumentId {
        if (!value.startsWith(PREFIX) || !Base32.matches(value, PREFIX.length())) {
            throw new IllegalArgumentException("Not a document id");
        }
    }

    /** A new id whose order is that of {@code time}, to the millisecond. */
    public static DocumentId next(Instant time) {
        return new DocumentId(PREFIX + Base32.encode(TimeOrdered.at(time)));
    }

    /** The id that belongs to 16 derived bytes: the same bytes, the same id. */
    public static DocumentId derived(byte[] bytes) {
        return new DocumentId(PREFIX + Base32.encode(bytes));
    }

    /** The id that {@code text} prints, or empty when it prints none. */
    public static Optional<DocumentId> parse(String text) {
        return text.startsWith(PREFIX) && Base32.matches(text, PREFIX.length())
                ? Optional.of(new DocumentId(text))
                : Optional.empty();
    }

    /** The printed form: Axon identifies an aggregate by it. */
    @Override
    public String toString() {
        return value;
    }
}

package ai.extraly.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;

/** A rebuild or a verification of a read model: {@code rebuild_} and 26 lower-case Crockford base32 characters of a 128-bit value. */
public record RebuildId(@JsonValue String value) {
    private static final String PREFIX = "rebuild_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RebuildId {
        if (!value.startsWith(PREFIX) || !Base32.matches(value, PREFIX.length())) {
            throw new IllegalArgumentException("Not the id of a rebuild");
        }
    }

    /** A new id whose order is that of {@code time}, to the millisecond. */
    public static RebuildId next(Instant time) {
        return new RebuildId(PREFIX + Base32.encode(TimeOrdered.at(time)));
    }

    /** The id that {@code text} prints, or empty when it prints none. */
    public static Optional<RebuildId> parse(String text) {
        return text.startsWith(PREFIX) && Base32.matches(text, PREFIX.length())
                ? Optional.of(new RebuildId(text))
                : Optional.empty();
    }

    /** The printed form. */
    @Override
    public String toString() {
        return value;
    }
}

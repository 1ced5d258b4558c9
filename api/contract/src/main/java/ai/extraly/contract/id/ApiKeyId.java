package ai.extraly.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;

/** An API key, as opposed to its secret: {@code key_} and 26 lower-case Crockford base32 characters of a 128-bit value. */
public record ApiKeyId(@JsonValue String value) {
    private static final String PREFIX = "key_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiKeyId {
        if (!value.startsWith(PREFIX) || !Base32.matches(value, PREFIX.length())) {
            throw new IllegalArgumentException("Not an API key id");
        }
    }

    /** A new id whose order is that of {@code time}, to the millisecond. */
    public static ApiKeyId next(Instant time) {
        return new ApiKeyId(PREFIX + Base32.encode(TimeOrdered.at(time)));
    }

    /** The id that {@code text} prints, or empty when it prints none. */
    public static Optional<ApiKeyId> parse(String text) {
        return text.startsWith(PREFIX) && Base32.matches(text, PREFIX.length())
                ? Optional.of(new ApiKeyId(text))
                : Optional.empty();
    }

    /** The printed form: Axon identifies an aggregate by it. */
    @Override
    public String toString() {
        return value;
    }
}

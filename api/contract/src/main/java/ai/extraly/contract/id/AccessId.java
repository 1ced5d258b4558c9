package ai.extraly.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/** One thing that somebody did in a role: {@code act_} and 26 lower-case Crockford base32 characters of a 128-bit value. */
public record AccessId(@JsonValue String value) {
    static final String PREFIX = "act_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccessId {
        if (!value.startsWith(PREFIX) || !Base32.matches(value, PREFIX.length())) {
            throw new IllegalArgumentException("Not an access id");
        }
    }

    /** A new id whose order is that of {@code time}, to the millisecond. */
    public static AccessId next(Instant time) {
        return new AccessId(PREFIX + Base32.encode(TimeOrdered.at(time)));
    }

    @Override
    public String toString() {
        return value;
    }
}

package ai.extraly.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The stream in which a look is written down: {@code aud_} and 26 lower-case Crockford base32 characters of a 128-bit value. Each look has
 * one of its own; streams of all that an account did on a day, as they were written once, stay as they are.
 */
public record JournalId(@JsonValue String value) {
    private static final String PREFIX = "aud_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JournalId {
        if (!value.startsWith(PREFIX) || !Base32.matches(value, PREFIX.length())) {
            throw new IllegalArgumentException("Not a journal id");
        }
    }

    /** The journal of {@code access}. */
    public static JournalId of(AccessId access) {
        return new JournalId(PREFIX + access.value().substring(AccessId.PREFIX.length()));
    }

    /** The printed form: Axon identifies an aggregate by it. */
    @Override
    public String toString() {
        return value;
    }
}

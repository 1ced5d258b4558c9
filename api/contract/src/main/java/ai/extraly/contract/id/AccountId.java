package ai.extraly.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** An account, derived (keyed) from its normalised e-mail address so that one address has one account: {@code acc_} and 26 lower-case Crockford base32 characters of a 128-bit value. */
public record AccountId(@JsonValue String value) {
    private static final String PREFIX = "acc_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        if (!value.startsWith(PREFIX) || !Base32.matches(value, PREFIX.length())) {
            throw new IllegalArgumentException("Not an account id");
        }
    }

    /** The id that belongs to 16 derived bytes: the same bytes, the same id. */
    public static AccountId derived(byte[] bytes) {
        return new AccountId(PREFIX + Base32.encode(bytes));
    }

    /** The id that {@code text} prints, or empty when it prints none. */
    public static Optional<AccountId> parse(String text) {
        return text.startsWith(PREFIX) && Base32.matches(text, PREFIX.length())
                ? Optional.of(new AccountId(text))
                : Optional.empty();
    }

    /** The printed form: Axon identifies an aggregate by it. */
    @Override
    public String toString() {
        return value;
    }
}

package ai.extraly.contract.id;

import ai.extraly.contract.Sha256;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The journal of what one account did in a role on one day in UTC: {@code aud_} and 26 lower-case Crockford base32 characters of a
 * 128-bit value.
 */
public record JournalId(@JsonValue String value) {
    private static final String PREFIX = "aud_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JournalId {
        if (!value.startsWith(PREFIX) || !Base32.matches(value, PREFIX.length())) {
            throw new IllegalArgumentException("Not a journal id");
        }
    }

    /** The journal of {@code account} for the day of {@code at}: the same account and day, the same id. */
    public static JournalId of(AccountId account, Instant at) {
        String name = account.value() + "/" + at.atOffset(ZoneOffset.UTC).toLocalDate();
        byte[] digest = Sha256.digest().digest(name.getBytes(StandardCharsets.US_ASCII));
        return new JournalId(PREFIX + Base32.encode(Arrays.copyOf(digest, Base32.BYTES)));
    }

    /** The printed form: Axon identifies an aggregate by it. */
    @Override
    public String toString() {
        return value;
    }
}

package ai.extraly.vault.erasure;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger: a key that was destroyed.
 *
 * @param number its place in the ledger, from 1 without gaps
 * @param at when its destruction was decided and written down, a moment before it was done
 * @param identity tells this key from one that was made later under the same name; {@link #UNKNOWN} when it could not be opened
 */
public record ErasedKey(
        long number,
        Instant at,
        DataKeyId key,
        String identity,
        ErasureReason reason,
        @Nullable AccountId account) {
    /** The identity of a key that could not be opened when it was destroyed. */
    public static final String UNKNOWN = "unknown";

    private static final String NONE = "-";

    /** Whether a key of this name and {@code identity} is the one that was destroyed. */
    public boolean isSameAs(String otherIdentity) {
        return identity.equals(otherIdentity) || identity.equals(UNKNOWN) || otherIdentity.equals(UNKNOWN);
    }

    String text() {
        return String.join(
                " ",
                String.valueOf(number),
                at.toString(),
                key.value(),
                identity,
                reason.wire(),
                account == null ? NONE : account.value());
    }

    /** @throws IllegalArgumentException when it is no text of an entry */
    static ErasedKey parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("Not an entry");
        }
        return new ErasedKey(
                Long.parseLong(parts[0]),
                Instant.parse(parts[1]),
                new DataKeyId(parts[2]),
                parts[3],
                ErasureReason.valueOf(parts[4].toUpperCase(Locale.ROOT)),
                parts[5].equals(NONE) ? null : new AccountId(parts[5]));
    }
}

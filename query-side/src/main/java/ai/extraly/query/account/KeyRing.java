package ai.extraly.query.account;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.query.model.Row;
import java.util.List;

/**
 * How far the model of API keys is with one account, and all keys that the account ever had: none is forgotten, so that a key that
 * is written again is written as it was.
 */
record KeyRing(AccountId accountId, long sequence, List<OwnedKey> keys) implements Row {
    KeyRing {
        keys = List.copyOf(keys);
    }

    @Override
    public String id() {
        return accountId.value();
    }

    /**
     * Whose a key is. As a row it is found by the key's digest.
     *
     * @param sequence of the event that last changed it
     */
    record OwnedKey(Sha256 digest, AccountId accountId, ApiKeyId apiKeyId, boolean revoked, long sequence)
            implements Row {
        @Override
        public String id() {
            return digest.hex();
        }

        OwnedKey revoked(long newSequence) {
            return revoked ? this : new OwnedKey(digest, accountId, apiKeyId, true, newSequence);
        }
    }
}

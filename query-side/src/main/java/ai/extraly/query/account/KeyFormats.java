package ai.extraly.query.account;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.query.account.KeyRing.OwnedKey;
import ai.extraly.query.model.Format;
import ai.extraly.query.model.Rows;
import org.bson.Document;

/** API keys in MongoDB: by digest, and all of an account's together. */
final class KeyFormats {
    private static final String ACCOUNT = "account";
    private static final String API_KEY = "apiKey";
    private static final String REVOKED = "revoked";
    private static final String KEYS = "keys";
    private static final String DIGEST = "digest";

    private KeyFormats() {}

    static final class OfKey implements Format<OwnedKey> {
        @Override
        public Document write(OwnedKey key) {
            return new Document(ACCOUNT, key.accountId().value())
                    .append(API_KEY, key.apiKeyId().value())
                    .append(REVOKED, key.revoked());
        }

        @Override
        public OwnedKey read(Document stored) {
            return KeyFormats.read(stored, stored.getString(Rows.ID), new AccountId(stored.getString(ACCOUNT)));
        }
    }

    static final class OfRing implements Format<KeyRing> {
        @Override
        public Document write(KeyRing ring) {
            return new Document(
                    KEYS,
                    ring.keys().stream()
                            .map(key -> new Document(DIGEST, key.digest().hex())
                                    .append(API_KEY, key.apiKeyId().value())
                                    .append(REVOKED, key.revoked())
                                    .append(Rows.SEQUENCE, key.sequence()))
                            .toList());
        }

        @Override
        public KeyRing read(Document stored) {
            AccountId account = new AccountId(stored.getString(Rows.ID));
            return new KeyRing(
                    account,
                    stored.getLong(Rows.SEQUENCE),
                    stored.getList(KEYS, Document.class).stream()
                            .map(key -> KeyFormats.read(key, key.getString(DIGEST), account))
                            .toList());
        }
    }

    private static OwnedKey read(Document stored, String digest, AccountId account) {
        return new OwnedKey(
                new Sha256(digest),
                account,
                new ApiKeyId(stored.getString(API_KEY)),
                stored.getBoolean(REVOKED),
                stored.getLong(Rows.SEQUENCE));
    }
}

package ai.extraly.query.account;

import static java.util.stream.Collectors.toSet;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.query.model.Format;
import ai.extraly.query.model.Rows;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Accounts in MongoDB: names as on the wire, times as dates, personal fields sealed. */
final class AccountRowFormat implements Format<AccountRow> {
    private static final String CLOSED = "closed";
    private static final String DATA_KEY = "dataKey";
    private static final String EMAIL = "email";
    private static final String PASSWORD_HASH = "passwordHash";
    private static final String PLAN = "plan";
    private static final String ROLES = "roles";
    private static final String EPOCH = "epoch";
    private static final String CREATED_AT = "createdAt";
    private static final String KEYS = "keys";
    private static final String API_KEY = "apiKey";
    private static final String SECRET = "secret";
    private static final String NAME = "name";
    private static final String REVOKED_AT = "revokedAt";
    private static final String WEBHOOK_SECRETS = "webhookSecrets";
    private static final String SINCE = "since";

    @Override
    public Document write(AccountRow row) {
        return switch (row) {
            case ClosedAccount _ -> new Document(CLOSED, true);
            case OpenAccount account ->
                new Document(DATA_KEY, account.dataKey().value())
                        .append(EMAIL, account.email().ciphertext())
                        .append(PASSWORD_HASH, account.passwordHash().ciphertext())
                        .append(PLAN, account.plan().value())
                        .append(
                                ROLES,
                                account.roles().stream()
                                        .map(Role::wire)
                                        .sorted()
                                        .toList())
                        .append(EPOCH, account.epoch())
                        .append(CREATED_AT, Date.from(account.createdAt()))
                        .append(
                                KEYS,
                                account.keys().stream()
                                        .map(AccountRowFormat::write)
                                        .toList())
                        .append(
                                WEBHOOK_SECRETS,
                                account.webhookSecrets().stream()
                                        .map(AccountRowFormat::write)
                                        .toList());
        };
    }

    private static Document write(OpenAccount.Key key) {
        Document stored = new Document(API_KEY, key.apiKeyId().value())
                .append(SECRET, key.secret().ciphertext())
                .append(NAME, key.name().ciphertext())
                .append(CREATED_AT, Date.from(key.createdAt()));
        return key.revokedAt() == null ? stored : stored.append(REVOKED_AT, Date.from(key.revokedAt()));
    }

    private static Document write(OpenAccount.WebhookSecret secret) {
        return new Document(SECRET, secret.secret().ciphertext()).append(SINCE, Date.from(secret.since()));
    }

    @Override
    public AccountRow read(Document stored) {
        AccountId id = new AccountId(stored.getString(Rows.ID));
        long sequence = stored.getLong(Rows.SEQUENCE);
        if (stored.getBoolean(CLOSED, false)) {
            return new ClosedAccount(id, sequence);
        }
        return new OpenAccount(
                id,
                sequence,
                new DataKeyId(stored.getString(DATA_KEY)),
                new Sealed(stored.getString(EMAIL)),
                new Sealed(stored.getString(PASSWORD_HASH)),
                new PlanName(stored.getString(PLAN)),
                stored.getList(ROLES, String.class).stream()
                        .map(wire -> Role.of(wire).orElseThrow())
                        .collect(toSet()),
                stored.getInteger(EPOCH),
                stored.getDate(CREATED_AT).toInstant(),
                stored.getList(KEYS, Document.class).stream()
                        .map(AccountRowFormat::readKey)
                        .toList(),
                // Rows that were written before accounts had secrets of their own have no such list.
                stored.getList(WEBHOOK_SECRETS, Document.class, List.of()).stream()
                        .map(AccountRowFormat::readSecret)
                        .toList());
    }

    private static OpenAccount.WebhookSecret readSecret(Document stored) {
        return new OpenAccount.WebhookSecret(
                new Sealed(stored.getString(SECRET)), stored.getDate(SINCE).toInstant());
    }

    private static OpenAccount.Key readKey(Document stored) {
        Date revokedAt = stored.getDate(REVOKED_AT);
        return new OpenAccount.Key(
                new ApiKeyId(stored.getString(API_KEY)),
                new Sealed(stored.getString(SECRET)),
                new Sealed(stored.getString(NAME)),
                stored.getDate(CREATED_AT).toInstant(),
                revokedAt == null ? null : revokedAt.toInstant());
    }
}

package ai.extraly.query.account;

import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.event.ApiKeyCreated;
import ai.extraly.contract.account.event.ApiKeyRevoked;
import ai.extraly.contract.account.event.PasswordChanged;
import ai.extraly.contract.account.event.PlanChanged;
import ai.extraly.contract.account.event.RolesChanged;
import ai.extraly.contract.account.event.SessionsEnded;
import ai.extraly.contract.account.event.WebhookSecretRotated;
import ai.extraly.query.account.KeyRing.OwnedKey;
import ai.extraly.query.model.Fold;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account's events, as far as they give keys out or take them back. */
final class KeyRingFold implements Fold<KeyRing, AccountEvent> {
    @Override
    public KeyRing apply(@Nullable KeyRing row, AccountEvent event, long sequence) {
        if (row == null) {
            return next(new KeyRing(event.accountId(), sequence, List.of()), event, sequence);
        }
        return row.sequence() >= sequence ? row : next(row, event, sequence);
    }

    private static KeyRing next(KeyRing ring, AccountEvent event, long sequence) {
        List<OwnedKey> keys = switch (event) {
            case ApiKeyCreated created ->
                Stream.concat(ring.keys().stream(), Stream.of(key(created, sequence)))
                        .toList();
            case ApiKeyRevoked revoked -> revoke(ring, key -> key.digest().equals(revoked.digest()), sequence);
            case AccountDeleted _ -> revoke(ring, _ -> true, sequence);
            case AccountRegistered _,
                    PasswordChanged _,
                    SessionsEnded _,
                    PlanChanged _,
                    RolesChanged _,
                    WebhookSecretRotated _ -> ring.keys();
        };
        return new KeyRing(ring.accountId(), sequence, keys);
    }

    private static OwnedKey key(ApiKeyCreated created, long sequence) {
        return new OwnedKey(created.digest(), created.accountId(), created.apiKeyId(), false, sequence);
    }

    private static List<OwnedKey> revoke(KeyRing ring, Predicate<OwnedKey> which, long sequence) {
        return ring.keys().stream()
                .map(key -> which.test(key) ? key.revoked(sequence) : key)
                .toList();
    }
}

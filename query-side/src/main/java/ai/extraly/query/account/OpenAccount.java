package ai.extraly.query.account;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.event.WebhookSecretRotated;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.ApiKeyView;
import ai.extraly.contract.account.query.CallerView;
import ai.extraly.contract.account.query.SigningKeysView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account since it was last registered. Times are whole milliseconds, as MongoDB keeps them.
 *
 * @param keys oldest first, revoked ones included
 * @param webhookSecrets oldest first, those included that may have to sign for a while yet
 */
record OpenAccount(
        AccountId accountId,
        long sequence,
        DataKeyId dataKey,
        Sealed email,
        Sealed passwordHash,
        PlanName plan,
        Set<Role> roles,
        int epoch,
        Instant createdAt,
        List<Key> keys,
        List<WebhookSecret> webhookSecrets)
        implements AccountRow {

    record Key(
            ApiKeyId apiKeyId,
            Sealed secret,
            Sealed name,
            Instant createdAt,
            @Nullable Instant revokedAt) {

        Key revokedAt(Instant time) {
            return new Key(apiKeyId, secret, name, createdAt, revokedAt == null ? time : revokedAt);
        }
    }

    /** A secret, and since when it signs. */
    record WebhookSecret(Sealed secret, Instant since) {}

    OpenAccount {
        roles = Set.copyOf(roles);
        keys = List.copyOf(keys);
        webhookSecrets = List.copyOf(webhookSecrets);
    }

    AccountView view() {
        return new AccountView(accountId, dataKey, email, passwordHash, plan, roles, epoch, createdAt, sequence);
    }

    /** Who calls with {@code apiKey}; nobody when this account has no such key in use. */
    Optional<CallerView> caller(ApiKeyId apiKey) {
        return keys.stream()
                .filter(key -> key.apiKeyId().equals(apiKey) && key.revokedAt() == null)
                .findFirst()
                .map(key -> new CallerView(accountId, apiKey, plan, roles, epoch));
    }

    List<ApiKeyView> keyViews(Map<ApiKeyId, Instant> lastUse) {
        return keys.stream()
                .map(key -> new ApiKeyView(
                        key.apiKeyId(),
                        key.secret(),
                        key.name(),
                        key.createdAt(),
                        lastUse.get(key.apiKeyId()),
                        key.revokedAt()))
                .toList();
    }

    OpenAccount protectedBy(Sealed newPasswordHash, int newEpoch, long newSequence) {
        return with(newSequence, newPasswordHash, plan, roles, newEpoch, keys, webhookSecrets);
    }

    OpenAccount inEpoch(int newEpoch, long newSequence) {
        return with(newSequence, passwordHash, plan, roles, newEpoch, keys, webhookSecrets);
    }

    OpenAccount on(PlanName newPlan, long newSequence) {
        return with(newSequence, passwordHash, newPlan, roles, epoch, keys, webhookSecrets);
    }

    OpenAccount as(Set<Role> newRoles, long newSequence) {
        return with(newSequence, passwordHash, plan, newRoles, epoch, keys, webhookSecrets);
    }

    OpenAccount withKey(Key key, long newSequence) {
        return with(
                newSequence,
                passwordHash,
                plan,
                roles,
                epoch,
                Stream.concat(keys.stream(), Stream.of(key)).toList(),
                webhookSecrets);
    }

    OpenAccount revoking(ApiKeyId apiKey, Instant at, long newSequence) {
        List<Key> newKeys = keys.stream()
                .map(key -> key.apiKeyId().equals(apiKey) ? key.revokedAt(at) : key)
                .toList();
        return with(newSequence, passwordHash, plan, roles, epoch, newKeys, webhookSecrets);
    }

    /** Signing with {@code secret} too. Those go that were out of use by then. */
    OpenAccount signingWith(WebhookSecret secret, long newSequence) {
        List<WebhookSecret> newSecrets =
                Stream.concat(signingAt(secret.since()), Stream.of(secret)).toList();
        return with(newSequence, passwordHash, plan, roles, epoch, keys, newSecrets);
    }

    /** What signs at {@code time}: the newest secret, and one that was replaced for as long as the two overlap. */
    private Stream<WebhookSecret> signingAt(Instant time) {
        return IntStream.range(0, webhookSecrets.size())
                .filter(i -> i == webhookSecrets.size() - 1
                        || webhookSecrets
                                .get(i + 1)
                                .since()
                                .plus(WebhookSecretRotated.OVERLAP)
                                .isAfter(time))
                .mapToObj(webhookSecrets::get);
    }

    /** What signs at {@code time} for documents that {@code apiKey} submitted; nothing when this account never had that key. */
    Optional<SigningKeysView> signingKeys(ApiKeyId apiKey, Instant time) {
        List<Sealed> secrets = signingAt(time).map(WebhookSecret::secret).toList();
        return keys.stream()
                .filter(key -> key.apiKeyId().equals(apiKey))
                .findFirst()
                .map(key -> new SigningKeysView(dataKey, key.secret(), secrets.reversed()));
    }

    private OpenAccount with(
            long newSequence,
            Sealed newPasswordHash,
            PlanName newPlan,
            Set<Role> newRoles,
            int newEpoch,
            List<Key> newKeys,
            List<WebhookSecret> newWebhookSecrets) {
        return new OpenAccount(
                accountId,
                newSequence,
                dataKey,
                email,
                newPasswordHash,
                newPlan,
                newRoles,
                newEpoch,
                createdAt,
                newKeys,
                newWebhookSecrets);
    }
}

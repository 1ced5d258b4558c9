package ai.extraly.saga.webhook;

import ai.extraly.contract.account.SealedFields;
import ai.extraly.contract.account.query.FindSigningKeys;
import ai.extraly.contract.account.query.SigningKeysView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.Vault;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/** Finds who signs for an account, and opens the secrets. */
final class Signers {
    private static final String PREFIX = "whsec_";
    private static final long PATIENCE_SECONDS = 5;

    private final QueryGateway queries;
    private final Vault vault;
    private final Clock clock;

    Signers(QueryGateway queries, Vault vault, Clock clock) {
        this.queries = queries;
        this.vault = vault;
        this.clock = clock;
    }

    /** Who signs now; nobody while the account is closed, or not known yet to a read side that is catching up. */
    Optional<Signer> find(AccountId account, ApiKeyId apiKey) {
        return queries.query(
                        new FindSigningKeys(account, apiKey, clock.instant()),
                        ResponseTypes.optionalInstanceOf(SigningKeysView.class))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join()
                .map(this::open);
    }

    private Signer open(SigningKeysView keys) {
        DataKeyId key = keys.dataKey();
        List<byte[]> secrets = keys.webhookSecrets().stream()
                .map(secret -> decoded(vault.open(key, SealedFields.WEBHOOK_SECRET, secret)))
                .toList();
        return new Signer(
                vault.open(key, SealedFields.API_KEY_SECRET, keys.apiKeySecret()),
                // Until an account was given a secret it signs with one that nobody knows: the header is there from the
                // first day.
                secrets.isEmpty() ? List.of(vault.derive("webhook-secret", key.value())) : secrets);
    }

    private static byte[] decoded(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }
}

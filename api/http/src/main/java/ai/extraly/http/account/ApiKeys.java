package ai.extraly.http.account;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.SealedFields;
import ai.extraly.contract.account.command.CreateApiKey;
import ai.extraly.contract.account.command.RevokeApiKey;
import ai.extraly.contract.account.query.ApiKeyView;
import ai.extraly.contract.account.query.ListApiKeys;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.vault.Vault;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The API keys of an account. */
@Component
class ApiKeys {
    private final Accounts accounts;
    private final Queries queries;
    private final Vault vault;

    ApiKeys(Accounts accounts, Queries queries, Vault vault) {
        this.accounts = accounts;
        this.queries = queries;
        this.vault = vault;
    }

    Created create(AccountHolder holder, String name) {
        Instant now = accounts.now();
        ApiKeyId id = ApiKeyId.next(now);
        ApiKeySecret secret = ApiKeySecret.next();
        DataKeyId key = holder.account().dataKey();
        accounts.write(
                new CreateApiKey(
                        holder.accountId(),
                        id,
                        Sha256.of(secret.value().getBytes(StandardCharsets.UTF_8)),
                        vault.seal(key, SealedFields.API_KEY_SECRET, secret.value()),
                        vault.seal(key, SealedFields.API_KEY_NAME, name),
                        now),
                holder.as(Role.USER));
        return new Created(id, secret, now);
    }

    List<Listed> list(AccountHolder holder) {
        DataKeyId key = holder.account().dataKey();
        return queries.list(new ListApiKeys(holder.accountId()), ApiKeyView.class).stream()
                .map(view -> new Listed(
                        view.apiKeyId(),
                        vault.open(key, SealedFields.API_KEY_NAME, view.name()),
                        new ApiKeySecret(vault.open(key, SealedFields.API_KEY_SECRET, view.secret())).lastFour(),
                        view.createdAt(),
                        view.lastUsedAt(),
                        view.revokedAt()))
                .toList();
    }

    void revoke(AccountHolder holder, ApiKeyId id) {
        accounts.write(new RevokeApiKey(holder.accountId(), id, accounts.now()), holder.as(Role.USER));
    }

    record Created(ApiKeyId id, ApiKeySecret secret, Instant createdAt) {}

    @Schema(name = "ApiKey")
    record Listed(
            ApiKeyId id,
            String name,
            String lastFour,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}
}

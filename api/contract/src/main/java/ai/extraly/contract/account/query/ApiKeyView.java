package ai.extraly.contract.account.query;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.ApiKeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API key, but for what only the vault can open. */
public record ApiKeyView(
        ApiKeyId apiKeyId,
        Sealed secret,
        Sealed name,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}

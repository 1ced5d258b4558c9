package ai.extraly.contract.account.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.time.Instant;

/**
 * What signs a webhook. Answered with a {@code SigningKeysView}, or nothing when the account is closed or has never had the key.
 *
 * @param apiKeyId the key that submitted the document; it signs also after it was revoked
 * @param at the moment of signing
 */
public record FindSigningKeys(AccountId accountId, ApiKeyId apiKeyId, Instant at) {}

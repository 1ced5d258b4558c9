package ai.extraly.contract.account.command;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Add an API key.
 *
 * @param digest of the key as callers send it: how a caller is found
 * @param secret the key itself, which signs webhooks
 */
public record CreateApiKey(
        @TargetAggregateIdentifier AccountId accountId,
        ApiKeyId apiKeyId,
        Sha256 digest,
        Sealed secret,
        Sealed name,
        Instant at)
        implements AccountCommand {}

package ai.extraly.contract.account.command;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take an API key out of use. Refused with {@code API_KEY_UNKNOWN} when the account has no such key. */
public record RevokeApiKey(@TargetAggregateIdentifier AccountId accountId, ApiKeyId apiKeyId, Instant at)
        implements AccountCommand {}

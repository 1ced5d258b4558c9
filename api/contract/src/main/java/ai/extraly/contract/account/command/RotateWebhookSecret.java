package ai.extraly.contract.account.command;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sign webhooks with another secret from now on.
 *
 * @param secret in its printed form, {@code whsec_} and base64
 */
public record RotateWebhookSecret(@TargetAggregateIdentifier AccountId accountId, Sealed secret, Instant at)
        implements AccountCommand {}

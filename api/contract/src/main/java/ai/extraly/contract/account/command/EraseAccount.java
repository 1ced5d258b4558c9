package ai.extraly.contract.account.command;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Close the account, as long as it is still the one of this data key, which is known to be destroyed. A request of the system, never
 * of a caller. Changes nothing for an account that is closed, or that was registered again. Answered with {@code Acknowledged}.
 */
public record EraseAccount(@TargetAggregateIdentifier AccountId accountId, DataKeyId dataKey, Instant at)
        implements AccountCommand {}

package ai.extraly.contract.account.command;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Set another password. Tokens given out before it are no longer valid. */
public record ChangePassword(@TargetAggregateIdentifier AccountId accountId, Sealed passwordHash, Instant at)
        implements AccountCommand {}

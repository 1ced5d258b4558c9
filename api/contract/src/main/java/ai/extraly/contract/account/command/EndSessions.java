package ai.extraly.contract.account.command;

import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Log out everywhere: tokens given out before are no longer valid. */
public record EndSessions(@TargetAggregateIdentifier AccountId accountId, Instant at) implements AccountCommand {}

package ai.extraly.contract.account.command;

import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Close the account for good. */
public record DeleteAccount(@TargetAggregateIdentifier AccountId accountId, Instant at) implements AccountCommand {}

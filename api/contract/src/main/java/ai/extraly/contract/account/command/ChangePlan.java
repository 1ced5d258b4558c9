package ai.extraly.contract.account.command;

import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Put the account on another plan. */
public record ChangePlan(@TargetAggregateIdentifier AccountId accountId, PlanName plan, Instant at)
        implements AccountCommand {}

package ai.extraly.contract.account.command;

import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give the account these roles and no others. */
public record ChangeRoles(@TargetAggregateIdentifier AccountId accountId, Set<Role> roles, Instant at)
        implements AccountCommand {}

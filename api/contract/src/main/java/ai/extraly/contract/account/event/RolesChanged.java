package ai.extraly.contract.account.event;

import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.serialization.Revision;

/** The account has these roles and no others. */
@Revision("1")
public record RolesChanged(AccountId accountId, Set<Role> roles, Instant at) implements AccountEvent {}

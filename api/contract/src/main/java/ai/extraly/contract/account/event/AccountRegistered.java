package ai.extraly.contract.account.event;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.serialization.Revision;

/**
 * An account was opened, for the first time or again after it had been deleted.
 *
 * @param epoch tokens of earlier epochs are not valid; it only ever grows
 */
@Revision("1")
public record AccountRegistered(
        AccountId accountId,
        DataKeyId dataKey,
        Sealed email,
        Sealed passwordHash,
        PlanName plan,
        Set<Role> roles,
        int epoch,
        Instant at)
        implements AccountEvent {}

package ai.extraly.contract.account.command;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Open an account. Refused with {@code EMAIL_TAKEN} while one is open under this id.
 *
 * @param dataKey a key that was made for this registration
 */
public record RegisterAccount(
        @TargetAggregateIdentifier AccountId accountId,
        DataKeyId dataKey,
        Sealed email,
        Sealed passwordHash,
        PlanName plan,
        Set<Role> roles,
        Instant at)
        implements AccountCommand {}

package ai.extraly.contract.account.query;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Instant;
import java.util.Set;

/**
 * An account, but for what only the vault can open.
 *
 * @param epoch the only epoch whose tokens are valid
 */
public record AccountView(
        AccountId accountId,
        DataKeyId dataKey,
        Sealed email,
        Sealed passwordHash,
        PlanName plan,
        Set<Role> roles,
        int epoch,
        Instant createdAt,
        long sequence) {}

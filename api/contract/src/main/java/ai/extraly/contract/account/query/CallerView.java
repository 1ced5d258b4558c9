package ai.extraly.contract.account.query;

import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.util.Set;

/** The owner of an API key, and what the owner may do. */
public record CallerView(AccountId accountId, ApiKeyId apiKeyId, PlanName plan, Set<Role> roles, int epoch) {}

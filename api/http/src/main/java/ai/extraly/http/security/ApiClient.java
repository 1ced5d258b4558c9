package ai.extraly.http.security;

import ai.extraly.contract.Actor;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.query.CallerView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.util.Set;

/** A program with an access token and an API key of the same account. */
public record ApiClient(CallerView key) implements Caller {
    @Override
    public AccountId accountId() {
        return key.accountId();
    }

    public ApiKeyId apiKeyId() {
        return key.apiKeyId();
    }

    @Override
    public Set<Role> roles() {
        return key.roles();
    }

    @Override
    public Actor as(Role role) {
        return new Actor(accountId(), apiKeyId(), role);
    }
}

package ai.extraly.http.security;

import ai.extraly.contract.Actor;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.id.AccountId;
import java.util.Set;

/** Somebody with an access token. */
public record AccountHolder(AccountView account) implements Caller {
    @Override
    public AccountId accountId() {
        return account.accountId();
    }

    @Override
    public Set<Role> roles() {
        return account.roles();
    }

    @Override
    public Actor as(Role role) {
        return new Actor(accountId(), null, role);
    }
}

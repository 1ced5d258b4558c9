package ai.extraly.http.security;

import ai.extraly.contract.Actor;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import java.util.Set;

/** Who sent the request. */
public sealed interface Caller permits AccountHolder, ApiClient {
    AccountId accountId();

    Set<Role> roles();

    /** The caller as commands name it, acting as {@code role}. */
    Actor as(Role role);
}

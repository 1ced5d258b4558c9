package ai.extraly.contract.audit.query;

import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.AccessRecorded;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did in a role.
 *
 * @param recorded what was written down
 * @param role that it was done in; null where that was not written down
 * @param requestId of the HTTP request
 */
public record PastAccess(
        AccessRecorded recorded,
        @Nullable Role role,
        @Nullable String requestId) {}

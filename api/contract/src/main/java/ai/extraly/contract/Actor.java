package ai.extraly.contract;

import ai.extraly.contract.account.Role;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a command was sent. It rides in the metadata of the command and of every event that follows from it.
 *
 * @param account null for the system itself
 * @param apiKey null where no key was used
 */
public record Actor(
        @Nullable AccountId account,
        @Nullable ApiKeyId apiKey,
        @Nullable Role role) {
    /** Metadata keys. They are stored with every event: never rename one. */
    public static final String ACCOUNT = "actorAccount";

    public static final String API_KEY = "actorApiKey";
    public static final String ROLE = "actorRole";
    public static final String REQUEST = "requestId";

    /** The metadata of a command of this actor, sent while answering the HTTP request {@code requestId}. */
    public Map<String, String> metaData(String requestId) {
        Map<String, String> data = new LinkedHashMap<>();
        if (account != null) {
            data.put(ACCOUNT, account.value());
        }
        if (apiKey != null) {
            data.put(API_KEY, apiKey.value());
        }
        if (role != null) {
            data.put(ROLE, role.wire());
        }
        data.put(REQUEST, requestId);
        return data;
    }
}

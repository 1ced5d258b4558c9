package ai.extraly.http.limit;

import ai.extraly.contract.id.ApiKeyId;
import java.util.Collection;
import java.util.Map;

/**
 * Counts the requests of API keys, each window for itself. The counts are volatile: whoever loses them has given away some requests,
 * nothing more. Any method may fail with an unchecked exception when whoever counts cannot be reached.
 */
public interface RequestWindows {
    /** Counts one request, and answers how many there have been in the window, this one included. No two requests get the same answer. */
    long count(ApiKeyId key, Window window);

    /** How many requests were counted in the window, for those of {@code keys} that have sent any. */
    Map<ApiKeyId, Long> counted(Collection<ApiKeyId> keys, Window window);
}

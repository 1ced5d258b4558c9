package ai.extraly.http.limit;

import ai.extraly.contract.id.ApiKeyId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** For a set-up in which one process answers all requests. */
public final class InProcessRequestWindows implements RequestWindows {
    private final Counts<ApiKeyId> counts;

    public InProcessRequestWindows(Clock clock) {
        counts = new Counts<>(Window.at(clock.instant()));
    }

    @Override
    public long count(ApiKeyId key, Window window) {
        return counts.count(key, window);
    }

    @Override
    public Map<ApiKeyId, Long> counted(Collection<ApiKeyId> keys, Window window) {
        Map<ApiKeyId, Long> counted = new HashMap<>();
        keys.forEach(key -> {
            long count = counts.counted(key, window);
            if (count > 0) {
                counted.put(key, count);
            }
        });
        return counted;
    }
}

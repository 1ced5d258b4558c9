package ai.extraly.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts in the memory of this process, in each window no more keys than there is room for. Windows that are over are forgotten as
 * soon as one begins.
 *
 * @param <K> what is counted
 */
final class Counts<K> {
    private final Map<Window, Cache<K, Long>> windows = new ConcurrentHashMap<>();
    private volatile Window newest;

    Counts(Window first) {
        newest = first;
    }

    /** Counts one, and answers how many there have been in the window. */
    long count(K key, Window window) {
        if (window.from().isAfter(newest.from())) {
            begin(window);
        }
        return windows.computeIfAbsent(window, fresh -> bounded()).asMap().merge(key, 1L, Long::sum);
    }

    /** How many there have been in the window. */
    long counted(K key, Window window) {
        @Nullable Cache<K, Long> counts = windows.get(window);
        return counts == null ? 0 : counts.asMap().getOrDefault(key, 0L);
    }

    private static <K> Cache<K, Long> bounded() {
        return Caffeine.newBuilder().maximumSize(Logins.AT_MOST).build();
    }

    /** The window before the new one stays: a request that began in it may only now be counted. */
    private synchronized void begin(Window window) {
        Window last = newest;
        if (window.from().isAfter(last.from())) {
            newest = window;
            windows.keySet().removeIf(old -> old.from().isBefore(last.from()));
        }
    }
}

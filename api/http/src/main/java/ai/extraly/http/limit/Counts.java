package ai.extraly.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts in the memory of this process. Windows that are over are forgotten as soon as one begins.
 *
 * @param <K> what is counted
 */
final class Counts<K> {
    private final Map<Window, Map<K, Long>> windows = new ConcurrentHashMap<>();
    private volatile Window newest;

    Counts(Window first) {
        newest = first;
    }

    /** Counts one, and answers how many there have been in the window. */
    long count(K key, Window window) {
        if (window.from().isAfter(newest.from())) {
            begin(window);
        }
        return windows.computeIfAbsent(window, fresh -> new ConcurrentHashMap<>())
                .merge(key, 1L, Long::sum);
    }

    /** How many there have been in the window. */
    long counted(K key, Window window) {
        return windows.getOrDefault(window, Map.of()).getOrDefault(key, 0L);
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

package ai.extraly.saga.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many couriers are out for each of those that have an equal right to them. */
final class Crowd {
    private final int most;
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param most at a time for one */
    Crowd(int most) {
        this.most = most;
    }

    /** Whether one more may be out for {@code name}, who is counted then. */
    synchronized boolean join(String name) {
        if (counts.getOrDefault(name, 0) >= most) {
            return false;
        }
        counts.merge(name, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String name) {
        counts.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1);
    }

    /** Those that have as many as they get. */
    synchronized Set<String> full() {
        return counts.entrySet().stream()
                .filter(one -> one.getValue() >= most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

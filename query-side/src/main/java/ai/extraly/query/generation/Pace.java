package ai.extraly.query.generation;

import ai.extraly.contract.id.RebuildId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How fast rebuilds have been getting on of late. */
final class Pace {
    private static final int LOOKS = 10;

    private record Look(long nanos, long done) {}

    private final Map<RebuildId, Deque<Look>> looks = new ConcurrentHashMap<>();

    void look(RebuildId id, long done) {
        looks.compute(id, (key, before) -> {
            Deque<Look> now = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
            now.addLast(new Look(System.nanoTime(), done));
            if (now.size() > LOOKS) {
                now.removeFirst();
            }
            return now;
        });
    }

    /** Events a second. */
    long of(RebuildId id) {
        Deque<Look> seen = looks.get(id);
        if (seen == null) {
            return 0;
        }
        Duration between =
                Duration.ofNanos(seen.getLast().nanos() - seen.getFirst().nanos());
        return between.isZero()
                ? 0
                : Math.round((seen.getLast().done() - seen.getFirst().done()) * 1e9 / between.toNanos());
    }

    void keep(Set<RebuildId> running) {
        looks.keySet().retainAll(running);
    }
}

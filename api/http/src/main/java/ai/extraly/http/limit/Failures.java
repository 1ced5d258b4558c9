package ai.extraly.http.limit;

import java.time.Duration;
import java.time.Instant;

/** Failures that are forgotten one by one: one a minute. Not safe for use by several threads. */
final class Failures {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private int count;
    private Instant since = Instant.EPOCH;

    int at(Instant now) {
        long forgotten = Math.max(0, Duration.between(since, now).dividedBy(REMEMBERED));
        count = (int) Math.max(0, count - forgotten);
        since = count == 0 ? now : since.plus(REMEMBERED.multipliedBy(forgotten));
        return count;
    }

    void add(Instant now) {
        count = at(now) + 1;
    }

    void forget() {
        count = 0;
    }

    /** The wait after {@code count} failures: none for those that are free, then {@code first}, doubled with each further one, up to {@code most}. */
    static Duration wait(int count, int free, Duration first, Duration most) {
        if (count < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - free, Integer.SIZE - 2);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(most) < 0 ? wait : most;
    }
}

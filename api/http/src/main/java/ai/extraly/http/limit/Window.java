package ai.extraly.http.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One hour of UTC: what is counted in it is forgotten at its end. All nodes have the same windows without talking to each other.
 *
 * @param from the first instant that belongs to it
 */
public record Window(Instant from) {
    private static final Duration LENGTH = Duration.ofHours(1);

    /** The window that {@code instant} lies in. */
    public static Window at(Instant instant) {
        return new Window(instant.truncatedTo(ChronoUnit.HOURS));
    }

    /** The first instant after it. */
    public Instant to() {
        return from.plus(LENGTH);
    }

    /** Until it is over. */
    Duration left(Instant now) {
        return Duration.between(now, to());
    }
}

package ai.extraly.query.generation;

import java.time.Duration;

/**
 * How long generations wait for each other.
 *
 * @param tick from one look at what is said of them to the next
 * @param pointer how old a pointer to the live generation gets before it is looked up again
 * @param stopping until every processor of a dropped generation has stopped, or lost its claims
 * @param patience with a processor that fails; after that it will not build anything
 */
public record Tempo(Duration tick, Duration pointer, Duration stopping, Duration patience) {
    public static Tempo usual() {
        return new Tempo(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(15), Duration.ofMinutes(2));
    }

    /** Until every node knows a stage: longer than any pointer is held. */
    Duration known() {
        return pointer.plus(tick);
    }
}

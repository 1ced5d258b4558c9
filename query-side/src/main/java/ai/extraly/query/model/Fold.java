package ai.extraly.query.model;

import org.jspecify.annotations.Nullable;

/**
 * How an aggregate's events become a row: a pure function. The projection, the answer from the event log and every rebuild use the
 * same one.
 *
 * @param <R> the row
 * @param <E> the aggregate's events
 */
@FunctionalInterface
public interface Fold<R extends Row, E> {
    /**
     * The row after {@code event}, or {@code row} itself when it has seen that event.
     *
     * @param row null before the aggregate's first event
     * @param sequence of the event within its aggregate
     */
    R apply(@Nullable R row, E event, long sequence);
}

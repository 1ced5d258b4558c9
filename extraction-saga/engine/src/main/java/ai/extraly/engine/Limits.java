package ai.extraly.engine;

import java.time.Duration;

/**
 * How much work one document may cause.
 *
 * @param maxPages a document with more is refused
 * @param time     reading stops when it has taken this long; checked between pages and page operators
 */
public record Limits(int maxPages, Duration time) {

    public static final Limits DEFAULT = new Limits(2000, Duration.ofMinutes(5));
}

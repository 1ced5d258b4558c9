package ai.extraly.engine.worker;

import java.time.Duration;

/**
 * How long a document may take. More pages take longer, but nothing takes for ever.
 *
 * @param base also for a document whose pages could not be counted yet
 * @param page added for each page
 * @param most for however many pages
 */
public record TimeLimit(Duration base, Duration page, Duration most) {

    /** The same for every document. */
    public static TimeLimit always(Duration time) {
        return new TimeLimit(time, Duration.ZERO, time);
    }

    Duration of(int pages) {
        Duration time = base.plus(page.multipliedBy(Math.max(0, pages)));
        return time.compareTo(most) < 0 ? time : most;
    }
}

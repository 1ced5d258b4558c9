package ai.extraly.http.limit;

import java.time.Clock;
import java.time.Duration;

/**
 * The tries to log in as one e-mail address, from wherever. They wait the longer the more have failed, but never long, and none is
 * refused: other people's guesses keep nobody out.
 */
final class EmailPace {
    static final int FREE = 5;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private final Clock clock;
    private final Failures failures = new Failures();
    private int running;

    EmailPace(Clock clock) {
        this.clock = clock;
    }

    /** How long to pause before the try. Those that are not decided yet count as failed. */
    synchronized Duration enter() {
        int undecided = failures.at(clock.instant()) + running;
        running++;
        return Failures.wait(undecided, FREE, FIRST_WAIT, LONGEST_WAIT);
    }

    synchronized void leave(boolean failed) {
        running--;
        if (failed) {
            failures.add(clock.instant());
        }
    }

    /** Whether a try failed that is not forgotten yet. */
    synchronized boolean hasFailed() {
        return failures.at(clock.instant()) > 0;
    }

    /** The password was right. */
    synchronized void succeed() {
        failures.forget();
    }
}

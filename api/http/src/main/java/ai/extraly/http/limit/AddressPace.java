package ai.extraly.http.limit;

import ai.extraly.http.error.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The tries to log in from one address. Whoever has failed often tries one at a time, with a pause after each failure, in a short
 * queue. Who is behind the same address and has done nothing waits too, but is never sent away.
 *
 * <p>What is not known yet may be a failure. So from an address no more tries run at the same time than may still fail for free: that
 * holds up nobody whose passwords are right, and guessing a thousand at once is no faster than one after the other.
 */
final class AddressPace {
    /** People behind one address mistype, too. */
    static final int FREE = 10;

    static final int MOST_WAITING = 4;

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Clock clock;
    private final Failures failures = new Failures();
    private Instant next = Instant.EPOCH;
    private int running;
    private int waiting;

    AddressPace(Clock clock) {
        this.clock = clock;
    }

    /**
     * Waits for a place. How long to pause now that there is one.
     *
     * @throws ApiException when too many are waiting already, and some have failed as {@code email}
     */
    synchronized Duration enter(EmailPace email) throws InterruptedException {
        refuseIfMoreThan(MOST_WAITING - 1, email);
        waiting++;
        try {
            while (running >= places()) {
                wait();
                refuseIfMoreThan(MOST_WAITING, email);
            }
        } finally {
            waiting--;
        }
        running++;
        Duration pause = Duration.between(clock.instant(), next);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private int places() {
        return Math.max(1, FREE - failures.at(clock.instant()));
    }

    private void refuseIfMoreThan(int most, EmailPace email) {
        Instant now = clock.instant();
        if (waiting > most && failures.at(now) >= FREE && email.hasFailed()) {
            Duration untilNext = Duration.between(now, next);
            throw ApiException.tooMany(
                    "Too many logins failed from your address.", untilNext.plus(gap(now).multipliedBy(MOST_WAITING)));
        }
    }

    private Duration gap(Instant now) {
        return Failures.wait(failures.at(now), FREE, FIRST_WAIT, LONGEST_WAIT);
    }

    /** Gives the place to the next one. A right password takes nothing back: it may be the guesser's own. */
    synchronized void leave(boolean failed) {
        running--;
        if (failed) {
            Instant now = clock.instant();
            failures.add(now);
            next = now.plus(gap(now));
        }
        notifyAll();
    }
}

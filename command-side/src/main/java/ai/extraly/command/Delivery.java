package ai.extraly.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a document is with telling its receiver one outcome: in rounds of attempts, of which one at most is open.
 *
 * @param starts how often the newest attempt was started
 */
record Delivery(Outcome outcome, Sealed url, int round, int attempt, int starts, State state) {
    enum State {
        /** The newest attempt is due or being made. */
        OPEN,
        /** The newest attempt failed; another may follow in this round. */
        FAILED,
        /** The round is over. */
        SETTLED
    }

    /**
     * How a run ended.
     *
     * @param results null when it failed
     * @param failure null when it completed
     */
    record Outcome(
            int run, @Nullable ClaimCheck results, @Nullable FailureReason failure, Instant at) {}

    static Delivery of(Outcome outcome, Sealed url) {
        return new Delivery(outcome, url, 1, 1, 0, State.OPEN);
    }

    boolean isOpen(int askedRound, int askedAttempt) {
        return state == State.OPEN && isAt(askedRound, askedAttempt);
    }

    boolean isStarted(int askedRound, int askedAttempt) {
        return isOpen(askedRound, askedAttempt) && starts > 0;
    }

    boolean hasFailed(int askedRound, int askedAttempt) {
        return state == State.FAILED && isAt(askedRound, askedAttempt);
    }

    private boolean isAt(int askedRound, int askedAttempt) {
        return askedRound == round && askedAttempt == attempt;
    }

    Delivery requested(int newRound, int newAttempt) {
        return new Delivery(outcome, url, newRound, newAttempt, 0, State.OPEN);
    }

    Delivery started(int newStarts) {
        return new Delivery(outcome, url, round, attempt, newStarts, state);
    }

    Delivery in(State newState) {
        return new Delivery(outcome, url, round, attempt, starts, newState);
    }
}

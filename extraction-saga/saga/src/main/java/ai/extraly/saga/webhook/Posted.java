package ai.extraly.saga.webhook;

import java.time.Duration;

/** What became of a POST. */
public sealed interface Posted {
    /** From the lookup of the name to the last byte that was looked at. */
    Duration duration();

    /**
     * The receiver answered, whatever it said: a redirect is an answer, too, and nobody follows it.
     *
     * @param beginning the first KiB of the answer's body at most, as it came over the wire and read as UTF-8
     */
    record Answered(int status, String beginning, Duration duration) implements Posted {
        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** The answer is its owner's alone. */
        @Override
        public String toString() {
            return "Answered[" + status + ", " + duration + "]";
        }
    }

    /** There was no answer. */
    record NotAnswered(Reason reason, Duration duration) implements Posted {}

    /** Why there was no answer. */
    enum Reason {
        /** Nothing was sent: at least one of the receiver's addresses is out of bounds. */
        FORBIDDEN_ADDRESS,
        /** Nothing was sent: the name service did not know the name, or not in time. */
        NAME_UNKNOWN,
        /** Nothing was sent: no connection to any of its addresses. */
        UNREACHABLE,
        /** Nothing was sent: no secure connection, or not with whom the URL names. */
        TLS_FAILED,
        /** The time was up. It may have been received. */
        TIMED_OUT,
        /** The connection broke, or what came was no HTTP or too much of it. It may have been received. */
        BROKEN_ANSWER
    }
}

package ai.extraly.saga;

import java.time.Duration;

/** How often something is attempted, and how long is waited in between. */
record RetryPolicy(int attempts, Backoff backoff) {
    RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("There is at least one attempt");
        }
    }

    boolean allowsAnotherAfter(int attempt) {
        return attempt < attempts;
    }

    /** @param subject what is attempted: the spread of the waits follows from it */
    Duration waitAfter(Object subject, int attempt) {
        return backoff.after(attempt, subject.hashCode());
    }
}

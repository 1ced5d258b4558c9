package ai.extraly.saga;

import ai.extraly.contract.id.DocumentId;
import java.time.Duration;

/** How often an extraction is attempted in one run, and how long is waited in between. */
record RetryPolicy(int attempts, Backoff backoff) {
    RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("There is at least one attempt");
        }
    }

    boolean allowsAnotherAfter(int attempt) {
        return attempt < attempts;
    }

    Duration waitAfter(DocumentId document, int attempt) {
        return backoff.after(attempt, document.hashCode());
    }
}

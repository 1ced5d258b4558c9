package ai.extraly.saga.webhook;

import ai.extraly.saga.webhook.Posted.Reason;

/** Ends a POST before its answer. */
final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Unanswered(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

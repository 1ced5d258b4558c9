package ai.extraly.saga.webhook;

import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.saga.webhook.Posted.Answered;
import ai.extraly.saga.webhook.Posted.NotAnswered;
import org.jspecify.annotations.Nullable;

/** What became of a post, in the words of the contract. */
final class Failures {
    private Failures() {}

    /** Why it did not succeed; null when it did. */
    static @Nullable WebhookFailure of(Posted posted) {
        return switch (posted) {
            case Answered answered -> answered.isSuccess() ? null : WebhookFailure.BAD_STATUS;
            case NotAnswered notAnswered ->
                switch (notAnswered.reason()) {
                    case FORBIDDEN_ADDRESS -> WebhookFailure.FORBIDDEN_ADDRESS;
                    case NAME_UNKNOWN -> WebhookFailure.NAME_UNKNOWN;
                    case UNREACHABLE -> WebhookFailure.UNREACHABLE;
                    case TLS_FAILED -> WebhookFailure.TLS_FAILED;
                    case TIMED_OUT -> WebhookFailure.TIMED_OUT;
                    case BROKEN_ANSWER -> WebhookFailure.BROKEN_ANSWER;
                };
        };
    }
}

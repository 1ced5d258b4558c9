package ai.extraly.contract.document.query;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.WebhookFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at telling a receiver, from the moment that it was first made.
 *
 * @param startedAt when it was first made
 * @param endedAt null while it is being made
 * @param failure null when it was delivered, or is being made
 * @param status null when the receiver did not answer
 * @param millis that it took; null while it is being made
 * @param answer the beginning of the receiver's answer; null when there was none
 */
public record WebhookAttemptView(
        int round,
        int attempt,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable WebhookFailure failure,
        @Nullable Integer status,
        @Nullable Long millis,
        @Nullable Sealed answer) {}

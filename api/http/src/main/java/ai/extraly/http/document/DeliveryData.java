package ai.extraly.http.document;

import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.query.DeliveryStatus;
import ai.extraly.contract.id.DeliveryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver was told, in an answer.
 *
 * @param run whose outcome it was told
 * @param nextAttemptAt null when no attempt is to come
 */
record DeliveryData(
        DeliveryId id,
        int run,
        DeliveryStatus status,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        List<Attempt> attempts) {
    /**
     * One POST.
     *
     * @param status the receiver's; null when it gave none
     * @param reason why it did not succeed; null when it did, or is under way
     * @param durationMs null while it is under way
     * @param answer the beginning of what the receiver said; null when it said nothing
     */
    record Attempt(
            int round,
            int attempt,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Integer status,
            @Nullable WebhookFailure reason,
            @Nullable Long durationMs,
            @Nullable String answer) {}
}

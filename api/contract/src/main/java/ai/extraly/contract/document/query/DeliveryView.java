package ai.extraly.contract.document.query;

import ai.extraly.contract.id.DeliveryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one outcome of a document.
 *
 * @param run whose outcome is told
 * @param attempts of all rounds, oldest first
 * @param nextAttemptAt when the next attempt is due; null when none is
 */
public record DeliveryView(
        DeliveryId deliveryId,
        int run,
        DeliveryStatus status,
        List<WebhookAttemptView> attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt) {}

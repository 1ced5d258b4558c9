package ai.extraly.contract.document.event;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at telling the receiver came to nothing.
 *
 * @param status null when it did not answer
 * @param millis that the attempt took
 * @param answer the beginning of its answer, for the owner of the document alone; null when it did not answer
 */
@Revision("1")
public record WebhookAttemptFailed(
        DocumentId documentId,
        DeliveryId deliveryId,
        int round,
        int attempt,
        WebhookFailure reason,
        @Nullable Integer status,
        long millis,
        @Nullable Sealed answer,
        Instant at)
        implements DocumentEvent {}

package ai.extraly.contract.document.command;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt at telling the receiver.
 *
 * @param failure null when it was delivered; then there are a status and an answer
 * @param status that the receiver answered with; null when it did not answer
 * @param millis that the attempt took
 * @param answer the beginning of the receiver's answer; null when it did not answer
 */
public record RecordWebhookAttempt(
        @TargetAggregateIdentifier DocumentId documentId,
        DeliveryId deliveryId,
        int round,
        int attempt,
        @Nullable WebhookFailure failure,
        @Nullable Integer status,
        long millis,
        @Nullable Sealed answer,
        Instant at)
        implements DocumentCommand {
    public RecordWebhookAttempt {
        if (failure == null && (status == null || answer == null)) {
            throw new IllegalArgumentException("What was delivered was answered");
        }
    }
}

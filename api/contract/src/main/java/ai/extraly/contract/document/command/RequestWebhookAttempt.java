package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Queue a further attempt at telling the receiver, after one that failed.
 *
 * @param attempt 1-based within the round
 * @param due not to be made before
 */
public record RequestWebhookAttempt(
        @TargetAggregateIdentifier DocumentId documentId,
        DeliveryId deliveryId,
        int round,
        int attempt,
        Instant due,
        Instant at)
        implements DocumentCommand {}

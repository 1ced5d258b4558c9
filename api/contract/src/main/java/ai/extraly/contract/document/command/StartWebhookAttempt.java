package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sent by a courier who has everything ready and sets out now. Answered with true, or with false when the attempt is not open any more, or was
 * ended because the couriers of too many starts before never came back.
 */
public record StartWebhookAttempt(
        @TargetAggregateIdentifier DocumentId documentId, DeliveryId deliveryId, int round, int attempt, Instant at)
        implements DocumentCommand {}

package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sent by a courier before it sets out: is this attempt still open? Answered with a {@code WebhookPermit}. */
public record StartWebhookAttempt(
        @TargetAggregateIdentifier DocumentId documentId, DeliveryId deliveryId, int round, int attempt, Instant at)
        implements DocumentCommand {}

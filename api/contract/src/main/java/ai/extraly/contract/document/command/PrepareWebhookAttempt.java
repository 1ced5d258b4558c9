package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sent by a courier before it gathers what there is to tell: is this attempt still open? It changes nothing. Answered with a
 * {@code WebhookPermit}.
 */
public record PrepareWebhookAttempt(
        @TargetAggregateIdentifier DocumentId documentId, DeliveryId deliveryId, int round, int attempt, Instant at)
        implements DocumentCommand {}

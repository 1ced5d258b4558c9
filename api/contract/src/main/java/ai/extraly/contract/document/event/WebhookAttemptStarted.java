package ai.extraly.contract.document.event;

import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A courier set out.
 *
 * @param start 1-based; above 1 when a courier before it vanished without a word, so that nobody knows whether it arrived
 */
@Revision("1")
public record WebhookAttemptStarted(
        DocumentId documentId, DeliveryId deliveryId, int round, int attempt, int start, Instant at)
        implements DocumentEvent {}

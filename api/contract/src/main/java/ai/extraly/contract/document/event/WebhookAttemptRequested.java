package ai.extraly.contract.document.event;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * An attempt at telling the receiver was queued. The couriers read their queue from here.
 *
 * @param run whose outcome is told
 * @param round 1-based; each redelivery that somebody asks for is a round of its own
 * @param attempt 1-based within the round
 * @param url of the receiver
 * @param due not to be made before
 */
@Revision("1")
public record WebhookAttemptRequested(
        DocumentId documentId,
        DeliveryId deliveryId,
        int run,
        int round,
        int attempt,
        Sealed url,
        Instant due,
        Instant at)
        implements DocumentEvent {}

package ai.extraly.contract.document.event;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * The receiver has accepted what it was told.
 *
 * @param status that it answered with
 * @param millis that the attempt took
 * @param answer the beginning of its answer, for the owner of the document alone
 */
@Revision("1")
public record WebhookDelivered(
        DocumentId documentId,
        DeliveryId deliveryId,
        int round,
        int attempt,
        int status,
        long millis,
        Sealed answer,
        Instant at)
        implements DocumentEvent {}

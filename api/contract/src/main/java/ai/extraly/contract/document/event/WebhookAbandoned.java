package ai.extraly.contract.document.event;

import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** No further attempt is made at telling the receiver, unless somebody asks for one. */
@Revision("1")
public record WebhookAbandoned(DocumentId documentId, DeliveryId deliveryId, int round, Instant at)
        implements DocumentEvent {}

package ai.extraly.contract.document.command;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tell the receiver once more, in a new round of attempts. Refused with {@code DOCUMENT_UNKNOWN} for anybody else's document, with
 * {@code DELIVERY_UNKNOWN} where there is no such delivery, and with {@code DELIVERY_BUSY} while a round is under way. Answered with
 * {@code Acknowledged}.
 */
public record RedeliverWebhook(
        @TargetAggregateIdentifier DocumentId documentId, AccountId accountId, DeliveryId deliveryId, Instant at)
        implements DocumentCommand {}

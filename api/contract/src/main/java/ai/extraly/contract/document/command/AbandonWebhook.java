package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give this round up: its last attempt failed and none will follow. */
public record AbandonWebhook(
        @TargetAggregateIdentifier DocumentId documentId, DeliveryId deliveryId, int round, Instant at)
        implements DocumentCommand {}

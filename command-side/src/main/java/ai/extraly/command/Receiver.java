package ai.extraly.command;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.command.AbandonWebhook;
import ai.extraly.contract.document.command.PrepareWebhookAttempt;
import ai.extraly.contract.document.command.RecordWebhookAttempt;
import ai.extraly.contract.document.command.RedeliverWebhook;
import ai.extraly.contract.document.command.RequestWebhookAttempt;
import ai.extraly.contract.document.command.StartWebhookAttempt;
import ai.extraly.contract.document.command.WebhookOrder;
import ai.extraly.contract.document.command.WebhookPermit;
import ai.extraly.contract.document.event.CorrectionsCarriedOver;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ReprocessingFailed;
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.document.event.WebhookAttemptStarted;
import ai.extraly.contract.document.event.WebhookDelivered;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/**
 * Whom the owner of a document wants told how it ended, and how far that is. A part of {@link Document}.
 *
 * <p>Each outcome is <em>delivered</em>: the first attempt is requested together with the outcome, and a courier gathers what there is
 * to tell and starts it, asking twice. An attempt ends with the receiver's consent or with a failure, after which it is for the saga to
 * request another one or to abandon the round. A settled delivery can be asked for again, in a new round.
 */
class Receiver {
    private @Nullable DocumentSubmitted submission;
    private @Nullable ClaimCheck results;
    private Delivery.@Nullable Outcome outcome;
    private final Map<DeliveryId, Delivery> deliveries = new HashMap<>();

    /** Asks for the first attempt at telling the outcome that has just been applied; without a receiver there is nothing to do. */
    void tell(DocumentId document, Instant at) {
        if (submission != null && submission.webhookUrl() != null) {
            int run = requireNonNull(outcome).run();
            DeliveryId delivery = DeliveryId.of(document, run);
            apply(new WebhookAttemptRequested(document, delivery, run, 1, 1, submission.webhookUrl(), at, at));
        }
    }

    @CommandHandler
    void handle(RequestWebhookAttempt command) {
        Delivery delivery = deliveries.get(command.deliveryId());
        if (delivery != null && delivery.hasFailed(command.round(), command.attempt() - 1)) {
            apply(new WebhookAttemptRequested(
                    command.documentId(),
                    command.deliveryId(),
                    delivery.outcome().run(),
                    command.round(),
                    command.attempt(),
                    delivery.url(),
                    command.due(),
                    command.at()));
        }
    }

    @CommandHandler
    WebhookPermit handle(PrepareWebhookAttempt command) {
        Delivery delivery = deliveries.get(command.deliveryId());
        if (submission == null || delivery == null || !delivery.isOpen(command.round(), command.attempt())) {
            return new WebhookPermit(null);
        }
        return new WebhookPermit(new WebhookOrder(
                submission.accountId(),
                submission.apiKeyId(),
                delivery.url(),
                submission.metadata(),
                delivery.outcome().results(),
                delivery.outcome().failure(),
                delivery.outcome().at()));
    }

    @CommandHandler
    boolean handle(StartWebhookAttempt command) {
        Delivery delivery = deliveries.get(command.deliveryId());
        if (delivery == null || !delivery.isOpen(command.round(), command.attempt())) {
            return false;
        }
        if (delivery.starts() == Document.MAX_STARTS) {
            apply(new WebhookAttemptFailed(
                    command.documentId(),
                    command.deliveryId(),
                    command.round(),
                    command.attempt(),
                    WebhookFailure.INTERRUPTED,
                    null,
                    0,
                    null,
                    command.at()));
            return false;
        }
        apply(new WebhookAttemptStarted(
                command.documentId(),
                command.deliveryId(),
                command.round(),
                command.attempt(),
                delivery.starts() + 1,
                command.at()));
        return true;
    }

    @CommandHandler
    void handle(RecordWebhookAttempt command) {
        Delivery delivery = deliveries.get(command.deliveryId());
        if (delivery == null || !delivery.isStarted(command.round(), command.attempt())) {
            return;
        }
        if (command.failure() != null) {
            apply(new WebhookAttemptFailed(
                    command.documentId(),
                    command.deliveryId(),
                    command.round(),
                    command.attempt(),
                    command.failure(),
                    command.status(),
                    command.millis(),
                    command.answer(),
                    command.at()));
        } else {
            apply(new WebhookDelivered(
                    command.documentId(),
                    command.deliveryId(),
                    command.round(),
                    command.attempt(),
                    requireNonNull(command.status()),
                    command.millis(),
                    requireNonNull(command.answer()),
                    command.at()));
        }
    }

    @CommandHandler
    void handle(AbandonWebhook command) {
        Delivery delivery = deliveries.get(command.deliveryId());
        if (delivery != null && delivery.hasFailed(command.round(), delivery.attempt())) {
            apply(new WebhookAbandoned(command.documentId(), command.deliveryId(), command.round(), command.at()));
        }
    }

    @CommandHandler
    Acknowledged handle(RedeliverWebhook command) {
        if (submission == null || !submission.accountId().equals(command.accountId())) {
            throw new Refused(Refusal.DOCUMENT_UNKNOWN);
        }
        Delivery delivery = deliveries.get(command.deliveryId());
        if (delivery == null) {
            throw new Refused(Refusal.DELIVERY_UNKNOWN);
        }
        if (delivery.state() != Delivery.State.SETTLED) {
            throw new Refused(Refusal.DELIVERY_BUSY);
        }
        apply(new WebhookAttemptRequested(
                command.documentId(),
                command.deliveryId(),
                delivery.outcome().run(),
                delivery.round() + 1,
                1,
                delivery.url(),
                command.at(),
                command.at()));
        return new Acknowledged(getVersion());
    }

    @EventSourcingHandler
    void on(DocumentSubmitted event) {
        submission = event;
    }

    @EventSourcingHandler
    void on(ExtractionCompleted event) {
        results = event.results();
    }

    @EventSourcingHandler
    void on(CorrectionsCarriedOver event) {
        results = event.results();
    }

    @EventSourcingHandler
    void on(DocumentCompleted event) {
        outcome = new Delivery.Outcome(event.run(), results, null, event.at());
    }

    @EventSourcingHandler
    void on(DocumentFailed event) {
        outcome = new Delivery.Outcome(event.run(), null, event.reason(), event.at());
    }

    @EventSourcingHandler
    void on(ReprocessingFailed event) {
        outcome = new Delivery.Outcome(event.run(), null, event.reason(), event.at());
    }

    @EventSourcingHandler
    void on(WebhookAttemptRequested event) {
        Delivery known = deliveries.get(event.deliveryId());
        deliveries.put(
                event.deliveryId(),
                known == null
                        ? Delivery.of(requireNonNull(outcome), event.url())
                        : known.requested(event.round(), event.attempt()));
    }

    @EventSourcingHandler
    void on(WebhookAttemptStarted event) {
        change(event.deliveryId(), delivery -> delivery.started(event.start()));
    }

    @EventSourcingHandler
    void on(WebhookDelivered event) {
        change(event.deliveryId(), delivery -> delivery.in(Delivery.State.SETTLED));
    }

    @EventSourcingHandler
    void on(WebhookAttemptFailed event) {
        change(event.deliveryId(), delivery -> delivery.in(Delivery.State.FAILED));
    }

    @EventSourcingHandler
    void on(WebhookAbandoned event) {
        change(event.deliveryId(), delivery -> delivery.in(Delivery.State.SETTLED));
    }

    private void change(DeliveryId id, UnaryOperator<Delivery> change) {
        deliveries.computeIfPresent(id, (same, delivery) -> change.apply(delivery));
    }

    @EventSourcingHandler
    void on(DocumentDeleted event) {
        submission = null;
        deliveries.clear();
    }
}

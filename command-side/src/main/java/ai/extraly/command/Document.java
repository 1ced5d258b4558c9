package ai.extraly.command;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.command.AbandonWebhook;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.command.EraseDocument;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.document.command.ExtractionPermit;
import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.PrepareWebhookAttempt;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.RecordWebhookAttempt;
import ai.extraly.contract.document.command.RedeliverWebhook;
import ai.extraly.contract.document.command.RequestExtraction;
import ai.extraly.contract.document.command.RequestWebhookAttempt;
import ai.extraly.contract.document.command.StartExtraction;
import ai.extraly.contract.document.command.StartWebhookAttempt;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.command.WebhookOrder;
import ai.extraly.contract.document.command.WebhookPermit;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.event.ExtractionStarted;
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.document.event.WebhookAttemptStarted;
import ai.extraly.contract.document.event.WebhookDelivered;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A document that somebody handed in to be read.
 *
 * <p>It is submitted once; its original already lies in the vault then. An attempt at reading it is <em>requested</em>, which puts
 * it into the queue, and <em>started</em> by a worker, which asks first whether the attempt is still open. Starting may happen
 * more than once, because a worker can vanish; the third worker to vanish ends the attempt. An attempt ends either with results,
 * which complete the document at the same moment, or with a failure, after which it is for the saga to request another attempt or
 * to give the document up. Only a document at rest can be deleted by its owner; the system erases one that has lost its key or its account
 * whatever it is doing. Nothing happens to a deleted one.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>left by</th></tr>
 * <tr><td>pending</td><td>{@code ExtractionStarted} → processing; {@code DocumentFailed} → failed</td></tr>
 * <tr><td>processing</td><td>{@code DocumentCompleted} → completed; {@code DocumentFailed} → failed</td></tr>
 * <tr><td>completed, failed</td><td>{@code DocumentDeleted} → deleted</td></tr>
 * <tr><td>any</td><td>{@code DocumentDeleted} by the system → deleted</td></tr>
 * </table>
 *
 * <p>Where the owner named a receiver, each outcome is <em>delivered</em> to it: the first attempt is requested together with the
 * outcome, and a courier gathers what there is to tell and starts it, asking twice. An attempt ends with the receiver's consent or with a failure, after which it
 * is for the saga to request another one or to abandon the round. A settled delivery can be asked for again, in a new round.
 *
 * <p>Every command may arrive twice. One that comes too late, or again, changes nothing.
 */
@Aggregate
class Document {
    /** What was started this often and never came back, worker or courier, has most likely been killed by its task. */
    static final int MAX_STARTS = 3;

    private enum State {
        PENDING,
        PROCESSING,
        COMPLETED,
        FAILED,
        DELETED
    }

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable DocumentId id;

    private @Nullable DocumentSubmitted submission;
    private State state = State.PENDING;
    private int run = 1;
    private int attempt;
    private int starts;
    private boolean attemptOpen;
    private @Nullable FailureReason lastFailure;
    private @Nullable ClaimCheck results;
    private Delivery.@Nullable Outcome outcome;
    private final Map<DeliveryId, Delivery> deliveries = new HashMap<>();

    /** For Axon, before the first event is applied. */
    protected Document() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Acknowledged handle(SubmitDocument command) {
        if (submission == null) {
            apply(new DocumentSubmitted(
                    command.documentId(),
                    command.accountId(),
                    command.apiKeyId(),
                    command.type(),
                    command.format(),
                    command.fileName(),
                    command.metadata(),
                    command.customFields(),
                    command.webhookUrl(),
                    command.password(),
                    command.original(),
                    command.pages(),
                    command.requestDigest(),
                    command.at()));
        } else if (state == State.DELETED || !isSame(submission, command)) {
            throw new Refused(Refusal.DOCUMENT_EXISTS);
        }
        return new Acknowledged(getVersion());
    }

    @CommandHandler
    void handle(RequestExtraction command) {
        if (isUnderWay() && !attemptOpen && command.run() == run && command.attempt() == attempt + 1) {
            apply(new ExtractionRequested(command.documentId(), run, command.attempt(), command.at()));
        }
    }

    @CommandHandler
    ExtractionPermit handle(StartExtraction command) {
        if (submission == null || !isOpen(command.run(), command.attempt())) {
            return new ExtractionPermit(null);
        }
        if (starts == MAX_STARTS) {
            apply(new ExtractionAttemptFailed(
                    command.documentId(), run, attempt, FailureReason.TIMED_OUT, true, null, command.at()));
            return new ExtractionPermit(null);
        }
        apply(new ExtractionStarted(command.documentId(), run, attempt, starts + 1, command.at()));
        return new ExtractionPermit(new ExtractionOrder(
                starts,
                submission.accountId(),
                submission.type(),
                submission.format(),
                submission.customFields(),
                submission.password(),
                submission.original()));
    }

    @CommandHandler
    boolean handle(RecordExtraction command) {
        if (command.type() == DetectionType.AUTO) {
            throw new IllegalArgumentException("An engine that read a document knows what it is");
        }
        if (isStarted(command.run(), command.attempt())) {
            apply(new ExtractionCompleted(
                    command.documentId(),
                    run,
                    attempt,
                    command.type(),
                    command.pages(),
                    command.results(),
                    command.engine(),
                    command.at()));
            apply(new DocumentCompleted(command.documentId(), run, command.at()));
            tellReceiver(command.documentId(), command.at());
        }
        return state == State.COMPLETED && command.results().equals(results);
    }

    @CommandHandler
    void handle(RecordExtractionFailure command) {
        if (isStarted(command.run(), command.attempt())) {
            apply(new ExtractionAttemptFailed(
                    command.documentId(),
                    run,
                    attempt,
                    command.reason(),
                    command.retryable(),
                    command.engine(),
                    command.at()));
        }
    }

    @CommandHandler
    void handle(FailDocument command) {
        if (isUnderWay() && !attemptOpen && lastFailure != null && command.run() == run) {
            apply(new DocumentFailed(command.documentId(), run, lastFailure, command.at()));
            tellReceiver(command.documentId(), command.at());
        }
    }

    private void tellReceiver(DocumentId document, Instant at) {
        if (submission != null && submission.webhookUrl() != null) {
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
        if (delivery.starts() == MAX_STARTS) {
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
        requireOwnedBy(command.accountId());
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

    @CommandHandler
    Acknowledged handle(DeleteDocument command) {
        requireOwnedBy(command.accountId());
        if (isUnderWay()) {
            throw new Refused(Refusal.DOCUMENT_BUSY);
        }
        apply(new DocumentDeleted(command.documentId(), command.at()));
        return new Acknowledged(getVersion());
    }

    /** Work that is under way comes to nothing: whoever does it asks first and records later, and finds the document deleted. */
    @CommandHandler
    Acknowledged handle(EraseDocument command) {
        if (state != State.DELETED) {
            apply(new DocumentDeleted(command.documentId(), command.at()));
        }
        return new Acknowledged(getVersion());
    }

    private void requireOwnedBy(AccountId account) {
        if (submission == null
                || state == State.DELETED
                || !submission.accountId().equals(account)) {
            throw new Refused(Refusal.DOCUMENT_UNKNOWN);
        }
    }

    /** No two submissions share an original: who stores one gives it a name, and the vault's digest of it is never the same twice. */
    private static boolean isSame(DocumentSubmitted submitted, SubmitDocument command) {
        return submitted.accountId().equals(command.accountId())
                && submitted.original().equals(command.original());
    }

    private boolean isUnderWay() {
        return state == State.PENDING || state == State.PROCESSING;
    }

    private boolean isOpen(int askedRun, int askedAttempt) {
        return isUnderWay() && attemptOpen && askedRun == run && askedAttempt == attempt;
    }

    private boolean isStarted(int askedRun, int askedAttempt) {
        return isOpen(askedRun, askedAttempt) && starts > 0;
    }

    @EventSourcingHandler
    void on(DocumentSubmitted event) {
        id = event.documentId();
        submission = event;
    }

    @EventSourcingHandler
    void on(ExtractionRequested event) {
        attempt = event.attempt();
        starts = 0;
        attemptOpen = true;
    }

    @EventSourcingHandler
    void on(ExtractionStarted event) {
        state = State.PROCESSING;
        starts = event.start();
    }

    @EventSourcingHandler
    void on(ExtractionCompleted event) {
        attemptOpen = false;
        results = event.results();
    }

    @EventSourcingHandler
    void on(ExtractionAttemptFailed event) {
        attemptOpen = false;
        lastFailure = event.reason();
    }

    @EventSourcingHandler
    void on(DocumentCompleted event) {
        state = State.COMPLETED;
        outcome = new Delivery.Outcome(event.run(), results, null, event.at());
    }

    @EventSourcingHandler
    void on(DocumentFailed event) {
        state = State.FAILED;
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
        state = State.DELETED;
        deliveries.clear();
    }
}

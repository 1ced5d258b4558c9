package ai.extraly.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.document.command.ExtractionPermit;
import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.RequestExtraction;
import ai.extraly.contract.document.command.StartExtraction;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.event.ExtractionStarted;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
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
 * to give the document up. Only a document at rest can be deleted, and nothing happens to a deleted one.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>left by</th></tr>
 * <tr><td>pending</td><td>{@code ExtractionStarted} → processing; {@code DocumentFailed} → failed</td></tr>
 * <tr><td>processing</td><td>{@code DocumentCompleted} → completed; {@code DocumentFailed} → failed</td></tr>
 * <tr><td>completed, failed</td><td>{@code DocumentDeleted} → deleted</td></tr>
 * </table>
 *
 * <p>Where the owner named a receiver, each outcome is told to it: see {@link Receiver}.
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

    @AggregateMember
    private final Receiver receiver = new Receiver();

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
            receiver.tell(command.documentId(), command.at());
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
            receiver.tell(command.documentId(), command.at());
        }
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
    }

    @EventSourcingHandler
    void on(DocumentFailed event) {
        state = State.FAILED;
    }

    @EventSourcingHandler
    void on(DocumentDeleted event) {
        state = State.DELETED;
    }
}

package ai.extraly.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.CorrectResults;
import ai.extraly.contract.document.command.CorrectionOrder;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.command.EraseDocument;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.document.command.ExtractionPermit;
import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.PrepareCorrection;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.ReprocessDocument;
import ai.extraly.contract.document.command.RequestExtraction;
import ai.extraly.contract.document.command.StartExtraction;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.event.CorrectionsCarriedOver;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.event.ExtractionStarted;
import ai.extraly.contract.document.event.ReprocessingFailed;
import ai.extraly.contract.document.event.ReprocessingRequested;
import ai.extraly.contract.document.event.ResultsCorrected;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
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
 * to give the document up. Only a document at rest can be deleted by its owner; the system erases one that has lost its key or its account
 * whatever it is doing. Nothing happens to a deleted one.
 *
 * <p>A document at rest can be read again, in a new <em>run</em>. One that failed is processing again then. One that is completed stays
 * completed, whatever becomes of the run, and keeps its results until there are new ones; the run's failure is told by an event of its own.
 * The results of each run stay in the vault. What people <em>correct</em> is made again on the results of each later run.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>left by</th></tr>
 * <tr><td>pending</td><td>{@code ExtractionStarted} → processing; {@code DocumentFailed} → failed</td></tr>
 * <tr><td>processing</td><td>{@code DocumentCompleted} → completed; {@code DocumentFailed} → failed</td></tr>
 * <tr><td>completed</td><td>{@code DocumentDeleted} → deleted</td></tr>
 * <tr><td>failed</td><td>{@code ReprocessingRequested} → processing; {@code DocumentDeleted} → deleted</td></tr>
 * <tr><td>any</td><td>{@code DocumentDeleted} by the system → deleted</td></tr>
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
    private boolean readAgain;
    private boolean tellsReceiver = true;
    private @Nullable FailureReason lastFailure;
    private final Findings findings = new Findings();

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
                submission.original(),
                findings.corrections()));
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
            if (command.carriedOver() != null) {
                apply(new CorrectionsCarriedOver(
                        command.documentId(),
                        run,
                        command.carriedOver().corrections(),
                        command.carriedOver().results(),
                        command.at()));
            }
            apply(new DocumentCompleted(command.documentId(), run, command.at()));
            tellReceiver(command.documentId(), command.at());
        }
        return state != State.DELETED && findings.areOfARun(command.results());
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
            apply(
                    readAgain
                            ? new ReprocessingFailed(command.documentId(), run, lastFailure, command.at())
                            : new DocumentFailed(command.documentId(), run, lastFailure, command.at()));
            tellReceiver(command.documentId(), command.at());
        }
    }

    private void tellReceiver(DocumentId document, Instant at) {
        if (tellsReceiver) {
            receiver.tell(document, at);
        }
    }

    @CommandHandler
    Acknowledged handle(ReprocessDocument command) {
        requireAtRest(command.accountId());
        apply(new ReprocessingRequested(
                command.documentId(), command.accountId(), run + 1, command.tellsReceiver(), command.at()));
        return new Acknowledged(getVersion());
    }

    @CommandHandler
    CorrectionOrder handle(PrepareCorrection command) {
        requireAtRest(command.accountId());
        return findings.next();
    }

    @CommandHandler
    Acknowledged handle(CorrectResults command) {
        requireOwnedBy(command.accountId());
        if (!findings.isNewest(command)) {
            requireAtRest(command.accountId());
            CorrectionOrder next = findings.next();
            if (command.run() != next.run() || command.number() != next.number()) {
                throw new Refused(Refusal.RESULTS_CHANGED);
            }
            apply(new ResultsCorrected(
                    command.documentId(),
                    command.run(),
                    command.number(),
                    command.patch(),
                    command.results(),
                    command.reason(),
                    command.at()));
        }
        return new Acknowledged(getVersion());
    }

    @CommandHandler
    Acknowledged handle(DeleteDocument command) {
        requireAtRest(command.accountId());
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

    private void requireAtRest(AccountId owner) {
        requireOwnedBy(owner);
        if (isUnderWay()) {
            throw new Refused(Refusal.DOCUMENT_BUSY);
        }
    }

    /** No two submissions share an original: who stores one gives it a name, and the vault's digest of it is never the same twice. */
    private static boolean isSame(DocumentSubmitted submitted, SubmitDocument command) {
        return submitted.accountId().equals(command.accountId())
                && submitted.original().equals(command.original());
    }

    private boolean isUnderWay() {
        return state == State.PENDING || state == State.PROCESSING || readAgain;
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
        state = readAgain ? state : State.PROCESSING;
        starts = event.start();
    }

    @EventSourcingHandler
    void on(ExtractionCompleted event) {
        attemptOpen = false;
        findings.on(event);
    }

    @EventSourcingHandler
    void on(ExtractionAttemptFailed event) {
        attemptOpen = false;
        lastFailure = event.reason();
    }

    @EventSourcingHandler
    void on(DocumentCompleted event) {
        state = State.COMPLETED;
        readAgain = false;
    }

    @EventSourcingHandler
    void on(DocumentFailed event) {
        state = State.FAILED;
    }

    @EventSourcingHandler
    void on(ReprocessingRequested event) {
        run = event.run();
        attempt = 0;
        lastFailure = null;
        tellsReceiver = event.tellsReceiver();
        readAgain = state == State.COMPLETED;
        state = readAgain ? state : State.PROCESSING;
    }

    @EventSourcingHandler
    void on(ReprocessingFailed event) {
        readAgain = false;
    }

    @EventSourcingHandler
    void on(ResultsCorrected event) {
        findings.on(event);
    }

    @EventSourcingHandler
    void on(CorrectionsCarriedOver event) {
        findings.on(event);
    }

    @EventSourcingHandler
    void on(DocumentDeleted event) {
        state = State.DELETED;
        readAgain = false;
        attemptOpen = false;
    }
}

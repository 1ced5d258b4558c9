package ai.extraly.query.document;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.event.CorrectionsCarriedOver;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
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
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DocumentId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** The life of a document, written down as it happens: one event a second. */
final class Life {
    static final AccountId OWNER = AccountId.derived(bytes(1));
    static final AccountId SOMEBODY_ELSE = AccountId.derived(bytes(2));
    static final Instant START = Instant.parse("2026-03-21T10:30:00.123456Z");
    static final ApiKeyId KEY = ApiKeyId.next(START);
    static final ClaimCheck ORIGINAL = new ClaimCheck("original", new Sha256("0a".repeat(32)), 4711);
    static final ClaimCheck RESULTS = new ClaimCheck("results-1", new Sha256("1b".repeat(32)), 815);
    static final EngineVersion ENGINE = new EngineVersion("1.4.0");
    static final EngineVersion NEWER_ENGINE = new EngineVersion("1.5.0");
    static final ClaimCheck PATCH = new ClaimCheck("patch", new Sha256("4e".repeat(32)), 18);

    private final DocumentId id;
    private final AccountId owner;
    private final Instant start;
    private final List<DomainEventMessage<?>> events = new ArrayList<>();

    private Life(DocumentId id, AccountId owner, Instant start) {
        this.id = id;
        this.owner = owner;
        this.start = start;
    }

    static DocumentId document(int number) {
        return DocumentId.derived(bytes(number));
    }

    static Life of(int number) {
        return new Life(document(number), OWNER, START);
    }

    static Life of(int number, AccountId owner, Instant start) {
        return new Life(document(number), owner, start);
    }

    /** A number of a document that is counted in the same bucket as document 0. */
    static int inTheBucketOfTheFirst(int choice) {
        return IntStream.iterate(0, number -> number + 1)
                .filter(number -> ((document(number).value().hashCode()
                                        ^ document(0).value().hashCode())
                                & 63)
                        == 0)
                .skip(choice)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(int number) {
        byte[] all = new byte[16];
        byte[] last = BigInteger.valueOf(number).toByteArray();
        System.arraycopy(last, 0, all, all.length - last.length, last.length);
        return all;
    }

    Life submitted() {
        return submitted(DetectionType.AUTO);
    }

    Life submitted(DetectionType type) {
        return then(new DocumentSubmitted(
                id,
                owner,
                KEY,
                type,
                DocumentFormat.PDF,
                new Sealed("fileName"),
                new Sealed("metadata"),
                new Sealed("customFields"),
                new Sealed("webhookUrl"),
                null,
                ORIGINAL,
                null,
                new Sealed("requestDigest"),
                now()));
    }

    Life requested(int attempt) {
        return then(new ExtractionRequested(id, 1, attempt, now()));
    }

    Life started(int attempt) {
        return then(new ExtractionStarted(id, 1, attempt, 1, now()));
    }

    Life read(int attempt, DetectionType type) {
        return then(new ExtractionCompleted(id, 1, attempt, type, 3, RESULTS, ENGINE, now()));
    }

    Life stumbled(int attempt) {
        return then(new ExtractionAttemptFailed(id, 1, attempt, FailureReason.TIMED_OUT, true, ENGINE, now()));
    }

    Life completed() {
        return then(new DocumentCompleted(id, 1, now()));
    }

    Life failed() {
        return then(new DocumentFailed(id, 1, FailureReason.TIMED_OUT, now()));
    }

    Life readAgain(int run) {
        return then(new ReprocessingRequested(id, owner, run, false, now()));
    }

    Life startedIn(int run) {
        return then(new ExtractionRequested(id, run, 1, now())).then(new ExtractionStarted(id, run, 1, 1, now()));
    }

    Life completedIn(int run, DetectionType type) {
        return then(new ExtractionCompleted(id, run, 1, type, 3, resultsOf(run), NEWER_ENGINE, now()))
                .then(new DocumentCompleted(id, run, now()));
    }

    /** Earlier corrections were made again on the new results. */
    Life completedWithCorrections(int run, DetectionType type) {
        return then(new ExtractionCompleted(id, run, 1, type, 3, resultsOf(run), NEWER_ENGINE, now()))
                .then(new CorrectionsCarriedOver(id, run, List.of(1), correctedTo(9), now()))
                .then(new DocumentCompleted(id, run, now()));
    }

    Life failedIn(int run) {
        return then(new DocumentFailed(id, run, FailureReason.CORRUPTED, now()));
    }

    Life leftAsItWas(int run) {
        return then(new ReprocessingFailed(id, run, FailureReason.CORRUPTED, now()));
    }

    Life corrected(int run, int number) {
        return then(new ResultsCorrected(id, run, number, PATCH, correctedTo(number), null, now()));
    }

    static ClaimCheck resultsOf(int run) {
        return new ClaimCheck("results-" + run, new Sha256("2c".repeat(32)), 816);
    }

    static ClaimCheck correctedTo(int number) {
        return new ClaimCheck("corrected-" + number, new Sha256("3d".repeat(32)), 817);
    }

    Life deleted() {
        return then(new DocumentDeleted(id, now()));
    }

    /** The usual life, with one attempt that stumbles. */
    Life completedAtTheSecondAttempt(DetectionType type) {
        return submitted()
                .requested(1)
                .started(1)
                .stumbled(1)
                .requested(2)
                .started(2)
                .read(2, type)
                .completed();
    }

    Life failedAtOnce() {
        return submitted().requested(1).started(1).stumbled(1).failed();
    }

    private Life then(DocumentEvent event) {
        events.add(new GenericDomainEventMessage<>("Document", id.value(), events.size(), event));
        return this;
    }

    private Instant now() {
        return at(events.size());
    }

    /** When the event {@code sequence} happened. */
    Instant at(int sequence) {
        return start.plus(Duration.ofSeconds(sequence));
    }

    DocumentId id() {
        return id;
    }

    List<DomainEventMessage<?>> events() {
        return List.copyOf(events);
    }
}

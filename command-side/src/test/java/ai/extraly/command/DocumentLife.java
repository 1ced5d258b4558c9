package ai.extraly.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.command.SubmitDocument;
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
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.document.event.WebhookAttemptStarted;
import ai.extraly.contract.document.event.WebhookDelivered;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;

/** The events of a document's life, for tests to tell stories with. */
final class DocumentLife {
    static final Instant AT = Instant.parse("2026-03-21T10:30:00Z");
    static final DocumentId ID = DocumentId.derived(new byte[16]);
    static final AccountId OWNER = AccountId.derived(new byte[16]);
    static final AccountId STRANGER = AccountId.derived(new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    static final ApiKeyId KEY = ApiKeyId.next(AT);
    static final EngineVersion ENGINE = new EngineVersion("0.1.0");
    static final Sealed CUSTOM_FIELDS = new Sealed("c");
    static final Sealed DIGEST = new Sealed("d");
    static final ClaimCheck ORIGINAL = new ClaimCheck("original", Sha256.of(new byte[] {1}), 1);
    static final ClaimCheck RESULTS = new ClaimCheck("results-1-1", Sha256.of(new byte[] {2}), 2);

    static final Sealed METADATA = new Sealed("m");
    static final Sealed RECEIVER = new Sealed("w");
    static final Sealed ANSWER = new Sealed("OK");
    static final DeliveryId DELIVERY = DeliveryId.of(ID, 1);

    static final ClaimCheck RESULTS_OF_RUN_2 = new ClaimCheck("results-2-1-1", Sha256.of(new byte[] {4}), 2);

    private DocumentLife() {}

    static SubmitDocument submit() {
        return submit(OWNER, ORIGINAL);
    }

    static SubmitDocument submit(AccountId account, ClaimCheck original) {
        return new SubmitDocument(
                ID,
                account,
                KEY,
                DetectionType.AUTO,
                DocumentFormat.PDF,
                new Sealed("n"),
                new Sealed("m"),
                CUSTOM_FIELDS,
                null,
                null,
                original,
                3,
                DIGEST,
                AT);
    }

    static DocumentSubmitted submitted() {
        return new DocumentSubmitted(
                ID,
                OWNER,
                KEY,
                DetectionType.AUTO,
                DocumentFormat.PDF,
                new Sealed("n"),
                new Sealed("m"),
                CUSTOM_FIELDS,
                null,
                null,
                ORIGINAL,
                3,
                DIGEST,
                AT);
    }

    static ExtractionRequested requested(int attempt) {
        return new ExtractionRequested(ID, 1, attempt, AT);
    }

    static ExtractionStarted started(int attempt, int start) {
        return new ExtractionStarted(ID, 1, attempt, start, AT);
    }

    static ExtractionCompleted extracted() {
        return new ExtractionCompleted(ID, 1, 1, DetectionType.INVOICE, 3, RESULTS, ENGINE, AT);
    }

    static ExtractionAttemptFailed attemptFailed(int attempt, boolean retryable) {
        return new ExtractionAttemptFailed(ID, 1, attempt, FailureReason.CORRUPTED, retryable, ENGINE, AT);
    }

    static ExtractionAttemptFailed vanished(int attempt) {
        return new ExtractionAttemptFailed(ID, 1, attempt, FailureReason.TIMED_OUT, true, null, AT);
    }

    static DocumentCompleted completed() {
        return new DocumentCompleted(ID, 1, AT);
    }

    static DocumentFailed failed() {
        return new DocumentFailed(ID, 1, FailureReason.CORRUPTED, AT);
    }

    static DocumentSubmitted submittedWithReceiver() {
        return new DocumentSubmitted(
                ID,
                OWNER,
                KEY,
                DetectionType.AUTO,
                DocumentFormat.PDF,
                new Sealed("n"),
                METADATA,
                CUSTOM_FIELDS,
                RECEIVER,
                null,
                ORIGINAL,
                3,
                DIGEST,
                AT);
    }

    static WebhookAttemptRequested webhookRequested(int round, int attempt) {
        return webhookRequested(round, attempt, AT);
    }

    static WebhookAttemptRequested webhookRequested(int round, int attempt, Instant due) {
        return new WebhookAttemptRequested(ID, DELIVERY, 1, round, attempt, RECEIVER, due, AT);
    }

    static WebhookAttemptStarted webhookStarted(int round, int attempt, int start) {
        return new WebhookAttemptStarted(ID, DELIVERY, round, attempt, start, AT);
    }

    static WebhookAttemptFailed webhookRefused(int round, int attempt) {
        return new WebhookAttemptFailed(ID, DELIVERY, round, attempt, WebhookFailure.BAD_STATUS, 500, 12, ANSWER, AT);
    }

    static WebhookDelivered delivered(int round, int attempt) {
        return new WebhookDelivered(ID, DELIVERY, round, attempt, 200, 12, ANSWER, AT);
    }

    static WebhookAbandoned abandoned(int round) {
        return new WebhookAbandoned(ID, DELIVERY, round, AT);
    }

    static ReprocessingRequested reprocessing(int run, boolean notify) {
        return new ReprocessingRequested(ID, OWNER, run, notify, AT);
    }

    static ExtractionRequested requestedIn(int run) {
        return new ExtractionRequested(ID, run, 1, AT);
    }

    static ExtractionStarted startedIn(int run) {
        return new ExtractionStarted(ID, run, 1, 1, AT);
    }

    static ExtractionAttemptFailed attemptFailedIn(int run) {
        return new ExtractionAttemptFailed(ID, run, 1, FailureReason.CORRUPTED, false, ENGINE, AT);
    }

    static ExtractionCompleted extractedIn(int run, ClaimCheck results) {
        return new ExtractionCompleted(ID, run, 1, DetectionType.INVOICE, 3, results, ENGINE, AT);
    }

    static DocumentCompleted completedIn(int run) {
        return new DocumentCompleted(ID, run, AT);
    }

    static DocumentFailed failedIn(int run) {
        return new DocumentFailed(ID, run, FailureReason.CORRUPTED, AT);
    }

    static ReprocessingFailed reprocessingFailed(int run) {
        return new ReprocessingFailed(ID, run, FailureReason.CORRUPTED, AT);
    }

    static ResultsCorrected corrected(int run, int number) {
        return new ResultsCorrected(ID, run, number, patch(number), correctedBy(number), null, AT);
    }

    static ClaimCheck patch(int number) {
        return new ClaimCheck("patch-" + number, Sha256.of(new byte[] {7, (byte) number}), 7);
    }

    static ClaimCheck correctedBy(int number) {
        return new ClaimCheck("corrected-" + number, Sha256.of(new byte[] {8, (byte) number}), 8);
    }

    static DocumentDeleted deleted() {
        return new DocumentDeleted(ID, AT);
    }
}

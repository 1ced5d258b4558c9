package ai.extraly.app.axon;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.event.ApiKeyCreated;
import ai.extraly.contract.account.event.ApiKeyRevoked;
import ai.extraly.contract.account.event.PasswordChanged;
import ai.extraly.contract.account.event.PlanChanged;
import ai.extraly.contract.account.event.RolesChanged;
import ai.extraly.contract.account.event.SessionsEnded;
import ai.extraly.contract.account.event.WebhookSecretRotated;
import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.AccessRecorded;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.WebhookFailure;
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
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.document.event.WebhookAttemptStarted;
import ai.extraly.contract.document.event.WebhookDelivered;
import ai.extraly.contract.id.AccessId;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.contract.id.JournalId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One event of each type that is stored, as their golden files have them. */
final class GoldenEvents {
    private static final Instant AT = Instant.parse("2026-03-21T10:30:00.123Z");
    private static final DocumentId DOCUMENT = new DocumentId("doc_01kf8a4m3pqrs5tvwx6y7z8901");
    private static final DeliveryId DELIVERY = DeliveryId.of(DOCUMENT, 1);
    private static final AccountId ACCOUNT = new AccountId("acc_0123456789abcdefghjkmnpqrs");
    private static final ApiKeyId API_KEY = new ApiKeyId("key_01kf8a4m3pqrs5tvwx6y7z8902");
    private static final DataKeyId DATA_KEY = new DataKeyId("dek_01kf8a4m3pqrs5tvwx6y7z8903");
    private static final Sha256 DIGEST = Sha256.of(new byte[0]);
    private static final ClaimCheck ORIGINAL = new ClaimCheck("doc_01kf8a4m3pqrs5tvwx6y7z8901/original", DIGEST, 4711);
    private static final ClaimCheck RESULTS =
            new ClaimCheck("doc_01kf8a4m3pqrs5tvwx6y7z8901/results-1-1-1", DIGEST, 815);
    private static final ClaimCheck PATCH = new ClaimCheck("doc_01kf8a4m3pqrs5tvwx6y7z8901/patch-1", DIGEST, 18);
    private static final ClaimCheck CORRECTED =
            new ClaimCheck("doc_01kf8a4m3pqrs5tvwx6y7z8901/corrected-1-1", DIGEST, 816);
    private static final EngineVersion ENGINE = new EngineVersion("0.1.0");

    private GoldenEvents() {}

    static Stream<Object> all() {
        return Stream.of(
                new DocumentSubmitted(
                        DOCUMENT,
                        ACCOUNT,
                        API_KEY,
                        DetectionType.BANK_STATEMENT,
                        DocumentFormat.PDF,
                        new Sealed("RklMRV9OQU1F"),
                        new Sealed("TUVUQURBVEE"),
                        new Sealed("Q1VTVE9N"),
                        new Sealed("V0VCSE9PSw"),
                        null,
                        ORIGINAL,
                        3,
                        new Sealed("RElHRVNU"),
                        AT),
                new ExtractionRequested(DOCUMENT, 1, 1, AT),
                new ExtractionStarted(DOCUMENT, 1, 1, 1, AT),
                new ExtractionCompleted(DOCUMENT, 1, 1, DetectionType.BANK_STATEMENT, 3, RESULTS, ENGINE, AT),
                new ExtractionAttemptFailed(DOCUMENT, 1, 1, FailureReason.TIMED_OUT, true, ENGINE, AT),
                new DocumentCompleted(DOCUMENT, 1, AT),
                new DocumentFailed(DOCUMENT, 1, FailureReason.NO_TEXT_FOUND, AT),
                new WebhookAttemptRequested(
                        DOCUMENT, DELIVERY, 1, 1, 2, new Sealed("V0VCSE9PSw"), AT.plusSeconds(10), AT),
                new WebhookAttemptStarted(DOCUMENT, DELIVERY, 1, 2, 1, AT),
                new WebhookDelivered(DOCUMENT, DELIVERY, 1, 2, 204, 87, new Sealed("QU5TV0VS"), AT),
                new WebhookAttemptFailed(
                        DOCUMENT, DELIVERY, 1, 2, WebhookFailure.BAD_STATUS, 503, 87, new Sealed("QU5TV0VS"), AT),
                new WebhookAbandoned(DOCUMENT, DELIVERY, 1, AT),
                new ReprocessingRequested(DOCUMENT, ACCOUNT, 2, true, AT),
                new ReprocessingFailed(DOCUMENT, 2, FailureReason.TIMED_OUT, AT),
                new ResultsCorrected(DOCUMENT, 1, 1, PATCH, CORRECTED, new Sealed("UkVBU09O"), AT),
                new CorrectionsCarriedOver(DOCUMENT, 2, List.of(1, 3), CORRECTED, AT),
                new DocumentDeleted(DOCUMENT, AT),
                new AccountRegistered(
                        ACCOUNT,
                        DATA_KEY,
                        new Sealed("RU1BSUw"),
                        new Sealed("SEFTSA"),
                        new PlanName("pro"),
                        Set.of(Role.USER),
                        1,
                        AT),
                new PasswordChanged(ACCOUNT, new Sealed("SEFTSA"), 2, AT),
                new SessionsEnded(ACCOUNT, 3, AT),
                new ApiKeyCreated(ACCOUNT, API_KEY, DIGEST, new Sealed("U0VDUkVU"), new Sealed("TkFNRQ"), AT),
                new ApiKeyRevoked(ACCOUNT, API_KEY, DIGEST, AT),
                new PlanChanged(ACCOUNT, new PlanName("free"), AT),
                new RolesChanged(ACCOUNT, Set.of(Role.AUDITOR), AT),
                new WebhookSecretRotated(ACCOUNT, new Sealed("U0VDUkVU"), AT),
                new AccountDeleted(ACCOUNT, DATA_KEY, Set.of(DIGEST), 4, AT),
                new AccessRecorded(
                        new JournalId("aud_25whg6jjpsqtgm77v40s3xbnk4"),
                        new AccessId("act_01kf8a4m3pqrs5tvwx6y7z8904"),
                        ACCOUNT,
                        Access.DEAD_LETTER_DISCARDED,
                        DOCUMENT,
                        "documents",
                        new Sealed("UkVBU09O"),
                        AT));
    }
}

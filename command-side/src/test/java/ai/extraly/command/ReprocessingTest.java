package ai.extraly.command;

import static ai.extraly.command.DocumentLife.AT;
import static ai.extraly.command.DocumentLife.CUSTOM_FIELDS;
import static ai.extraly.command.DocumentLife.ENGINE;
import static ai.extraly.command.DocumentLife.ID;
import static ai.extraly.command.DocumentLife.KEY;
import static ai.extraly.command.DocumentLife.METADATA;
import static ai.extraly.command.DocumentLife.ORIGINAL;
import static ai.extraly.command.DocumentLife.OWNER;
import static ai.extraly.command.DocumentLife.RECEIVER;
import static ai.extraly.command.DocumentLife.RESULTS;
import static ai.extraly.command.DocumentLife.RESULTS_OF_RUN_2;
import static ai.extraly.command.DocumentLife.STRANGER;
import static ai.extraly.command.DocumentLife.attemptFailed;
import static ai.extraly.command.DocumentLife.attemptFailedIn;
import static ai.extraly.command.DocumentLife.completed;
import static ai.extraly.command.DocumentLife.completedIn;
import static ai.extraly.command.DocumentLife.corrected;
import static ai.extraly.command.DocumentLife.correctedBy;
import static ai.extraly.command.DocumentLife.deleted;
import static ai.extraly.command.DocumentLife.delivered;
import static ai.extraly.command.DocumentLife.extracted;
import static ai.extraly.command.DocumentLife.extractedIn;
import static ai.extraly.command.DocumentLife.failed;
import static ai.extraly.command.DocumentLife.failedIn;
import static ai.extraly.command.DocumentLife.patch;
import static ai.extraly.command.DocumentLife.reprocessing;
import static ai.extraly.command.DocumentLife.reprocessingFailed;
import static ai.extraly.command.DocumentLife.requested;
import static ai.extraly.command.DocumentLife.requestedIn;
import static ai.extraly.command.DocumentLife.started;
import static ai.extraly.command.DocumentLife.startedIn;
import static ai.extraly.command.DocumentLife.submitted;
import static ai.extraly.command.DocumentLife.submittedWithReceiver;
import static ai.extraly.command.DocumentLife.webhookRequested;
import static ai.extraly.command.DocumentLife.webhookStarted;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.CarriedOver;
import ai.extraly.contract.document.command.Correction;
import ai.extraly.contract.document.command.CorrectionOrder;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.document.command.ExtractionPermit;
import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.PrepareCorrection;
import ai.extraly.contract.document.command.PrepareWebhookAttempt;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.ReprocessDocument;
import ai.extraly.contract.document.command.RequestExtraction;
import ai.extraly.contract.document.command.StartExtraction;
import ai.extraly.contract.document.command.WebhookOrder;
import ai.extraly.contract.document.command.WebhookPermit;
import ai.extraly.contract.document.event.CorrectionsCarriedOver;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.id.DeliveryId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReprocessingTest {
    private static final Object[] COMPLETED = {submitted(), requested(1), started(1, 1), extracted(), completed()};
    private static final Object[] FAILED = {submitted(), requested(1), started(1, 1), attemptFailed(1, false), failed()
    };
    private static final ReprocessDocument REPROCESS = new ReprocessDocument(ID, OWNER, false, AT);

    private final FixtureConfiguration<Document> document = new AggregateTestFixture<>(Document.class);

    private static RecordExtraction record(int run, ClaimCheck results, CarriedOver carriedOver) {
        return new RecordExtraction(ID, run, 1, DetectionType.INVOICE, 3, results, ENGINE, carriedOver, AT);
    }

    private static RecordExtraction record(int run, ClaimCheck results) {
        return new RecordExtraction(ID, run, 1, DetectionType.INVOICE, 3, results, ENGINE, null, AT);
    }

    @Nested
    class OfACompletedDocument {
        @Test
        void beginsANewRun() {
            // given
            document.given(COMPLETED)
                    // when
                    .when(REPROCESS)
                    // then
                    .expectResultMessagePayload(new Acknowledged(5))
                    .expectEvents(reprocessing(2, false));
        }

        @Test
        void isRefusedWhileARunIsUnderWay() {
            // given
            document.given(COMPLETED)
                    .andGiven(reprocessing(2, false), requestedIn(2))
                    // when
                    .when(REPROCESS)
                    // then
                    .expectException(Refused.class)
                    .expectExceptionDetails(Refusal.DOCUMENT_BUSY)
                    .expectNoEvents();
        }

        @Test
        void queuesTheFirstAttemptOfTheRun() {
            // given
            document.given(COMPLETED)
                    .andGiven(reprocessing(2, false))
                    // when
                    .when(new RequestExtraction(ID, 2, 1, AT))
                    // then
                    .expectEvents(requestedIn(2));
        }

        @Test
        void asksForNoAttemptOfTheRunBefore() {
            // given
            document.given(COMPLETED)
                    .andGiven(reprocessing(2, false))
                    // when
                    .when(new RequestExtraction(ID, 1, 2, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void completesItOnceMore() {
            // given
            document.given(COMPLETED)
                    .andGiven(reprocessing(2, false), requestedIn(2), startedIn(2))
                    // when
                    .when(record(2, RESULTS_OF_RUN_2))
                    // then
                    .expectResultMessagePayload(true)
                    .expectEvents(extractedIn(2, RESULTS_OF_RUN_2), completedIn(2));
        }

        @Test
        void keepsTheResultsOfTheRunBeforeWhoeverAsksAgain() {
            // given
            document.given(COMPLETED)
                    .andGiven(
                            reprocessing(2, false),
                            requestedIn(2),
                            startedIn(2),
                            extractedIn(2, RESULTS_OF_RUN_2),
                            completedIn(2))
                    // when
                    .when(record(1, RESULTS))
                    // then
                    .expectResultMessagePayload(true)
                    .expectNoEvents();
        }

        @Test
        void leavesItCompletedWhenTheRunFails() {
            // given
            document.given(COMPLETED)
                    .andGiven(reprocessing(2, false), requestedIn(2), startedIn(2), attemptFailedIn(2))
                    // when
                    .when(new FailDocument(ID, 2, AT))
                    // then
                    .expectEvents(reprocessingFailed(2));
        }

        @Test
        void mayBeAskedForAgainAfterTheRunFailed() {
            // given
            document.given(COMPLETED)
                    .andGiven(
                            reprocessing(2, false),
                            requestedIn(2),
                            startedIn(2),
                            attemptFailedIn(2),
                            reprocessingFailed(2))
                    // when
                    .when(REPROCESS)
                    // then
                    .expectEvents(reprocessing(3, false));
        }

        @Test
        void isInTheWayOfDeletingIt() {
            // given
            document.given(COMPLETED)
                    .andGiven(reprocessing(2, false), requestedIn(2), startedIn(2))
                    // when
                    .when(new DeleteDocument(ID, OWNER, AT))
                    // then
                    .expectException(Refused.class)
                    .expectExceptionDetails(Refusal.DOCUMENT_BUSY);
        }

        @Test
        void isForItsOwnerAlone() {
            // given
            document.given(COMPLETED)
                    // when
                    .when(new ReprocessDocument(ID, STRANGER, false, AT))
                    // then
                    .expectException(Refused.class)
                    .expectExceptionDetails(Refusal.DOCUMENT_UNKNOWN);
        }

        @Test
        void endsForEverWhenTheDocumentIsErasedInTheMidstOfIt() {
            for (Object late : List.of(
                    new StartExtraction(ID, 2, 1, AT),
                    record(2, RESULTS_OF_RUN_2),
                    new RecordExtractionFailure(ID, 2, 1, FailureReason.CORRUPTED, false, ENGINE, AT),
                    new FailDocument(ID, 2, AT))) {
                // given
                new AggregateTestFixture<>(Document.class)
                        .given(COMPLETED)
                        .andGiven(reprocessing(2, false), requestedIn(2), startedIn(2), deleted())
                        // when
                        .when(late)
                        // then
                        .expectSuccessfulHandlerExecution()
                        .expectNoEvents();
            }
        }

        @Test
        void isOverOnceItIsDeleted() {
            // given
            document.given(COMPLETED)
                    .andGiven(deleted())
                    // when
                    .when(REPROCESS)
                    // then
                    .expectException(Refused.class)
                    .expectExceptionDetails(Refusal.DOCUMENT_UNKNOWN);
        }
    }

    @Nested
    class OfAFailedDocument {
        @Test
        void failsItAgain() {
            // given
            document.given(FAILED)
                    .andGiven(reprocessing(2, false), requestedIn(2), startedIn(2), attemptFailedIn(2))
                    // when
                    .when(new FailDocument(ID, 2, AT))
                    // then
                    .expectEvents(failedIn(2));
        }

        @Test
        void doesNotFailItForTheReasonOfTheRunBefore() {
            // given
            document.given(FAILED)
                    .andGiven(reprocessing(2, false))
                    // when
                    .when(new FailDocument(ID, 2, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void completesIt() {
            // given
            document.given(FAILED)
                    .andGiven(reprocessing(2, false), requestedIn(2), startedIn(2))
                    // when
                    .when(record(2, RESULTS_OF_RUN_2))
                    // then
                    .expectEvents(extractedIn(2, RESULTS_OF_RUN_2), completedIn(2));
        }
    }

    @Nested
    class WhereThereIsAReceiver {
        private static final Object[] TOLD = {
            submittedWithReceiver(),
            requested(1),
            started(1, 1),
            extracted(),
            completed(),
            webhookRequested(1, 1),
            webhookStarted(1, 1, 1),
            delivered(1, 1)
        };
        private static final DeliveryId SECOND = DeliveryId.of(ID, 2);

        private static WebhookAttemptRequested told() {
            return new WebhookAttemptRequested(ID, SECOND, 2, 1, 1, RECEIVER, AT, AT);
        }

        @Test
        void tellsItNothingUnlessAskedTo() {
            // given
            document.given(TOLD)
                    .andGiven(reprocessing(2, false), requestedIn(2), startedIn(2))
                    // when
                    .when(record(2, RESULTS_OF_RUN_2))
                    // then
                    .expectEvents(extractedIn(2, RESULTS_OF_RUN_2), completedIn(2));
        }

        @Test
        void tellsItInADeliveryOfItsOwn() {
            // given
            document.given(TOLD)
                    .andGiven(reprocessing(2, true), requestedIn(2), startedIn(2))
                    // when
                    .when(record(2, RESULTS_OF_RUN_2))
                    // then
                    .expectEvents(extractedIn(2, RESULTS_OF_RUN_2), completedIn(2), told());
        }

        @Test
        void tellsItThatTheRunFailed() {
            // given
            document.given(TOLD)
                    .andGiven(reprocessing(2, true), requestedIn(2), startedIn(2), attemptFailedIn(2))
                    // when
                    .when(new FailDocument(ID, 2, AT))
                    // then
                    .expectEvents(reprocessingFailed(2), told());
        }

        @Test
        void ordersTheFailureOfTheRunToBeTold() {
            // given
            document.given(TOLD)
                    .andGiven(
                            reprocessing(2, true),
                            requestedIn(2),
                            startedIn(2),
                            attemptFailedIn(2),
                            reprocessingFailed(2),
                            told())
                    // when
                    .when(new PrepareWebhookAttempt(ID, SECOND, 1, 1, AT))
                    // then
                    .expectResultMessagePayload(new WebhookPermit(
                            new WebhookOrder(OWNER, KEY, RECEIVER, METADATA, null, FailureReason.CORRUPTED, AT)));
        }
    }

    @Nested
    class AfterCorrections {
        private static final ClaimCheck CARRIED = correctedBy(9);

        @Test
        void ordersThemToBeMadeAgain() {
            // given
            document.given(COMPLETED)
                    .andGiven(corrected(1, 1), corrected(1, 2), reprocessing(2, false), requestedIn(2))
                    // when
                    .when(new StartExtraction(ID, 2, 1, AT))
                    // then
                    .expectResultMessagePayload(new ExtractionPermit(new ExtractionOrder(
                            1,
                            OWNER,
                            DetectionType.AUTO,
                            ai.extraly.contract.document.DocumentFormat.PDF,
                            CUSTOM_FIELDS,
                            null,
                            ORIGINAL,
                            List.of(new Correction(1, patch(1)), new Correction(2, patch(2))))));
        }

        @Test
        void keepsTheRunsOwnResultsAndTheCorrectedOnes() {
            // given
            document.given(COMPLETED)
                    .andGiven(corrected(1, 1), reprocessing(2, false), requestedIn(2), startedIn(2))
                    // when
                    .when(record(2, RESULTS_OF_RUN_2, new CarriedOver(List.of(1), CARRIED)))
                    // then
                    .expectEvents(
                            extractedIn(2, RESULTS_OF_RUN_2),
                            new CorrectionsCarriedOver(ID, 2, List.of(1), CARRIED, AT),
                            completedIn(2));
        }

        @Test
        void theNextCorrectionStartsFromThem() {
            // given
            document.given(COMPLETED)
                    .andGiven(
                            corrected(1, 1),
                            reprocessing(2, false),
                            requestedIn(2),
                            startedIn(2),
                            extractedIn(2, RESULTS_OF_RUN_2),
                            new CorrectionsCarriedOver(ID, 2, List.of(1), CARRIED, AT),
                            completedIn(2))
                    // when
                    .when(new PrepareCorrection(ID, OWNER, AT))
                    // then
                    .expectResultMessagePayload(new CorrectionOrder(2, 2, CARRIED))
                    .expectNoEvents();
        }
    }
}

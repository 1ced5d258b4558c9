package ai.extraly.command;

import static ai.extraly.command.DocumentLife.AT;
import static ai.extraly.command.DocumentLife.CUSTOM_FIELDS;
import static ai.extraly.command.DocumentLife.ENGINE;
import static ai.extraly.command.DocumentLife.ID;
import static ai.extraly.command.DocumentLife.ORIGINAL;
import static ai.extraly.command.DocumentLife.OWNER;
import static ai.extraly.command.DocumentLife.RESULTS;
import static ai.extraly.command.DocumentLife.STRANGER;
import static ai.extraly.command.DocumentLife.attemptFailed;
import static ai.extraly.command.DocumentLife.completed;
import static ai.extraly.command.DocumentLife.deleted;
import static ai.extraly.command.DocumentLife.extracted;
import static ai.extraly.command.DocumentLife.failed;
import static ai.extraly.command.DocumentLife.requested;
import static ai.extraly.command.DocumentLife.started;
import static ai.extraly.command.DocumentLife.submit;
import static ai.extraly.command.DocumentLife.submitted;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.command.EraseDocument;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.document.command.ExtractionPermit;
import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.RequestExtraction;
import ai.extraly.contract.document.command.StartExtraction;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final ExtractionPermit CLOSED = new ExtractionPermit(null);
    private static final RecordExtraction RECORD =
            new RecordExtraction(ID, 1, 1, DetectionType.INVOICE, 3, RESULTS, ENGINE, null, AT);

    private final FixtureConfiguration<Document> document = new AggregateTestFixture<>(Document.class);

    @Nested
    class WhenItIsSubmitted {
        @Test
        void keepsAllThatItWasSubmittedWith() {
            // given
            document.givenNoPriorActivity()
                    // when
                    .when(submit())
                    // then
                    .expectResultMessagePayload(new Acknowledged(0))
                    .expectEvents(submitted());
        }

        @Test
        void isNotSubmittedTwice() {
            // given
            document.given(submitted(), requested(1))
                    // when
                    .when(submit())
                    // then
                    .expectResultMessagePayload(new Acknowledged(1))
                    .expectNoEvents();
        }

        @Test
        void isNotReplacedByAnotherSubmissionOfItsId() {
            // given
            document.given(submitted(), requested(1))
                    // when
                    .when(submit(OWNER, new ClaimCheck("another-original", Sha256.of(new byte[] {3}), 1)))
                    // then
                    .expectException(Refused.class)
                    .expectExceptionDetails(Refusal.DOCUMENT_EXISTS)
                    .expectNoEvents();
        }

        @Test
        void isNobodyElses() {
            // given
            document.given(submitted())
                    // when
                    .when(submit(STRANGER, ORIGINAL))
                    // then
                    .expectException(Refused.class)
                    .expectExceptionDetails(Refusal.DOCUMENT_EXISTS);
        }

        @Test
        void cannotReturnOnceItWasDeleted() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, false), failed(), deleted())
                    // when
                    .when(submit())
                    // then
                    .expectException(Refused.class)
                    .expectExceptionDetails(Refusal.DOCUMENT_EXISTS);
        }
    }

    @Nested
    class WhenAnAttemptIsRequested {
        @Test
        void queuesTheFirst() {
            // given
            document.given(submitted())
                    // when
                    .when(new RequestExtraction(ID, 1, 1, AT))
                    // then
                    .expectEvents(requested(1));
        }

        @Test
        void queuesTheNextOnlyAfterTheOneBeforeFailed() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, true))
                    // when
                    .when(new RequestExtraction(ID, 1, 2, AT))
                    // then
                    .expectEvents(requested(2));
        }

        @Test
        void ignoresARequestForAnAttemptThatIsQueuedAlready() {
            // given
            document.given(submitted(), requested(1))
                    // when
                    .when(new RequestExtraction(ID, 1, 1, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void ignoresARequestThatSkipsAnAttempt() {
            // given
            document.given(submitted())
                    // when
                    .when(new RequestExtraction(ID, 1, 2, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void ignoresARequestWhileTheAttemptBeforeIsStillOpen() {
            // given
            document.given(submitted(), requested(1), started(1, 1))
                    // when
                    .when(new RequestExtraction(ID, 1, 2, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void ignoresARequestAfterTheEnd() {
            // given
            document.given(submitted(), requested(1), started(1, 1), extracted(), completed())
                    // when
                    .when(new RequestExtraction(ID, 1, 2, AT))
                    // then
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenAWorkerStarts {
        @Test
        void getsItsOrder() {
            // given
            document.given(submitted(), requested(1))
                    // when
                    .when(new StartExtraction(ID, 1, 1, AT))
                    // then
                    .expectEvents(started(1, 1))
                    .expectResultMessagePayload(new ExtractionPermit(new ExtractionOrder(
                            1,
                            OWNER,
                            DetectionType.AUTO,
                            DocumentFormat.PDF,
                            CUSTOM_FIELDS,
                            null,
                            ORIGINAL,
                            List.of())));
        }

        @Test
        void isCountedWhenTheOneBeforeVanished() {
            // given
            document.given(submitted(), requested(1), started(1, 1))
                    // when
                    .when(new StartExtraction(ID, 1, 1, AT))
                    // then
                    .expectEvents(started(1, 2));
        }

        @Test
        void isSentAwayOnceThreeHaveVanishedAndTheAttemptCountsAsFailed() {
            // given
            document.given(submitted(), requested(1), started(1, 1), started(1, 2), started(1, 3))
                    // when
                    .when(new StartExtraction(ID, 1, 1, AT))
                    // then
                    .expectEvents(DocumentLife.vanished(1))
                    .expectResultMessagePayload(CLOSED);
        }

        @Test
        void isSentAwayFromAnAttemptThatEnded() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, true))
                    // when
                    .when(new StartExtraction(ID, 1, 1, AT))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(CLOSED);
        }

        @Test
        void isSentAwayFromAnEarlierAttempt() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, true), requested(2))
                    // when
                    .when(new StartExtraction(ID, 1, 1, AT))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(CLOSED);
        }

        @Test
        void isSentAwayFromADeletedDocument() {
            // given
            document.given(submitted(), requested(1), started(1, 1), extracted(), completed(), deleted())
                    // when
                    .when(new StartExtraction(ID, 1, 1, AT))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(CLOSED);
        }
    }

    @Nested
    class WhenResultsArrive {
        @Test
        void isCompletedAtTheSameMoment() {
            // given
            document.given(submitted(), requested(1), started(1, 1))
                    // when
                    .when(RECORD)
                    // then
                    .expectEvents(extracted(), completed())
                    .expectResultMessagePayload(true);
        }

        @Test
        void knowsThemAgainWhenTheyAreReportedTwice() {
            // given
            document.given(submitted(), requested(1), started(1, 1), extracted(), completed())
                    // when
                    .when(RECORD)
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(true);
        }

        @Test
        void turnsDownTheResultsOfASecondWorkerOfTheSameAttempt() {
            // given
            ClaimCheck others = new ClaimCheck("elsewhere", Sha256.of(new byte[] {9}), 9);
            document.given(submitted(), requested(1), started(1, 1), started(1, 2), extracted(), completed())
                    // when
                    .when(new RecordExtraction(ID, 1, 1, DetectionType.INVOICE, 3, others, ENGINE, null, AT))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }

        @Test
        void turnsDownResultsThatNobodyWasSentFor() {
            // given
            document.given(submitted(), requested(1))
                    // when
                    .when(RECORD)
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }
    }

    @Nested
    class WhenAnAttemptFails {
        @Test
        void saysWhyAndWhetherAnotherMayFareBetter() {
            // given
            document.given(submitted(), requested(1), started(1, 1))
                    // when
                    .when(new RecordExtractionFailure(ID, 1, 1, FailureReason.CORRUPTED, false, ENGINE, AT))
                    // then
                    .expectEvents(attemptFailed(1, false));
        }

        @Test
        void failsOnce() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, false))
                    // when
                    .when(new RecordExtractionFailure(ID, 1, 1, FailureReason.CORRUPTED, false, ENGINE, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void isGivenUpWithTheReasonOfTheLastAttempt() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, false))
                    // when
                    .when(new FailDocument(ID, 1, AT))
                    // then
                    .expectEvents(failed());
        }

        @Test
        void isNotGivenUpTwice() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, false), failed())
                    // when
                    .when(new FailDocument(ID, 1, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void isNotGivenUpWhileAnAttemptIsOpen() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, true), requested(2))
                    // when
                    .when(new FailDocument(ID, 1, AT))
                    // then
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenItIsDeleted {
        @Test
        void isGone() {
            // given
            document.given(submitted(), requested(1), started(1, 1), extracted(), completed())
                    // when
                    .when(new DeleteDocument(ID, OWNER, AT))
                    // then
                    .expectEvents(deleted())
                    .expectResultMessagePayload(new Acknowledged(5));
        }

        @Test
        void isNotGoneTwice() {
            // given
            document.given(submitted(), requested(1), started(1, 1), extracted(), completed(), deleted())
                    // when
                    .when(new DeleteDocument(ID, OWNER, AT))
                    // then
                    .expectExceptionDetails(Refusal.DOCUMENT_UNKNOWN)
                    .expectNoEvents();
        }

        @Test
        void isNotDeletedByAStranger() {
            // given
            document.given(submitted(), requested(1), started(1, 1), extracted(), completed())
                    // when
                    .when(new DeleteDocument(ID, STRANGER, AT))
                    // then
                    .expectExceptionDetails(Refusal.DOCUMENT_UNKNOWN)
                    .expectNoEvents();
        }

        @Test
        void isBusyWhilePending() {
            // given
            document.given(submitted())
                    // when
                    .when(new DeleteDocument(ID, OWNER, AT))
                    // then
                    .expectExceptionDetails(Refusal.DOCUMENT_BUSY)
                    .expectNoEvents();
        }

        @Test
        void isBusyBetweenTwoAttempts() {
            // given
            document.given(submitted(), requested(1), started(1, 1), attemptFailed(1, true))
                    // when
                    .when(new DeleteDocument(ID, OWNER, AT))
                    // then
                    .expectExceptionDetails(Refusal.DOCUMENT_BUSY)
                    .expectNoEvents();
        }

        @Test
        void mustHaveBeenThere() {
            // given
            document.givenNoPriorActivity()
                    // when
                    .when(new DeleteDocument(ID, OWNER, AT))
                    // then
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class WhenTheSystemErasesIt {
        @Test
        void isGoneWhateverItWasDoing() {
            // given
            document.given(submitted(), requested(1), started(1, 1))
                    // when
                    .when(new EraseDocument(ID, AT))
                    // then
                    .expectEvents(deleted())
                    .expectResultMessagePayload(new Acknowledged(3));
        }

        @Test
        void isNotGoneTwice() {
            // given
            document.given(submitted(), deleted())
                    // when
                    .when(new EraseDocument(ID, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void takesNoResultsAfterwards() {
            // given
            document.given(submitted(), requested(1), started(1, 1), deleted())
                    // when
                    .when(RECORD)
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }

        @Test
        void isNotTakenUpByAWorkerAgain() {
            // given
            document.given(submitted(), requested(1), deleted())
                    // when
                    .when(new StartExtraction(ID, 1, 1, AT))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(CLOSED);
        }
    }
}

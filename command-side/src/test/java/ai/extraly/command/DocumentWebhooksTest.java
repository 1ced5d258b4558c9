package ai.extraly.command;

import static ai.extraly.command.DocumentLife.ANSWER;
import static ai.extraly.command.DocumentLife.AT;
import static ai.extraly.command.DocumentLife.DELIVERY;
import static ai.extraly.command.DocumentLife.ENGINE;
import static ai.extraly.command.DocumentLife.ID;
import static ai.extraly.command.DocumentLife.KEY;
import static ai.extraly.command.DocumentLife.METADATA;
import static ai.extraly.command.DocumentLife.OWNER;
import static ai.extraly.command.DocumentLife.RECEIVER;
import static ai.extraly.command.DocumentLife.RESULTS;
import static ai.extraly.command.DocumentLife.STRANGER;
import static ai.extraly.command.DocumentLife.abandoned;
import static ai.extraly.command.DocumentLife.attemptFailed;
import static ai.extraly.command.DocumentLife.completed;
import static ai.extraly.command.DocumentLife.deleted;
import static ai.extraly.command.DocumentLife.delivered;
import static ai.extraly.command.DocumentLife.extracted;
import static ai.extraly.command.DocumentLife.failed;
import static ai.extraly.command.DocumentLife.requested;
import static ai.extraly.command.DocumentLife.started;
import static ai.extraly.command.DocumentLife.submitted;
import static ai.extraly.command.DocumentLife.submittedWithReceiver;
import static ai.extraly.command.DocumentLife.webhookRefused;
import static ai.extraly.command.DocumentLife.webhookRequested;
import static ai.extraly.command.DocumentLife.webhookStarted;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.command.AbandonWebhook;
import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.PrepareWebhookAttempt;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordWebhookAttempt;
import ai.extraly.contract.document.command.RedeliverWebhook;
import ai.extraly.contract.document.command.RequestWebhookAttempt;
import ai.extraly.contract.document.command.StartWebhookAttempt;
import ai.extraly.contract.document.command.WebhookOrder;
import ai.extraly.contract.document.command.WebhookPermit;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a document sees to it that its receiver is told. */
class DocumentWebhooksTest {
    private static final Instant LATER = AT.plusSeconds(60);
    private static final WebhookPermit CLOSED = new WebhookPermit(null);
    private static final DeliveryId UNKNOWN = DeliveryId.of(DocumentId.next(AT), 1);

    private final FixtureConfiguration<Document> document = new AggregateTestFixture<>(Document.class);

    /** Completed, and whatever {@code then} happened. */
    private TestExecutor<Document> completedAnd(Object... then) {
        List<Object> events = new ArrayList<>(
                List.of(submittedWithReceiver(), requested(1), started(1, 1), extracted(), completed()));
        events.addAll(List.of(then));
        return document.given(events);
    }

    private static RecordWebhookAttempt accepted(int round, int attempt) {
        return new RecordWebhookAttempt(ID, DELIVERY, round, attempt, null, 200, 12, ANSWER, AT);
    }

    private static RecordWebhookAttempt refused(int round, int attempt) {
        return new RecordWebhookAttempt(ID, DELIVERY, round, attempt, WebhookFailure.BAD_STATUS, 500, 12, ANSWER, AT);
    }

    private static PrepareWebhookAttempt prepare(int round, int attempt) {
        return new PrepareWebhookAttempt(ID, DELIVERY, round, attempt, AT);
    }

    private static StartWebhookAttempt start(int round, int attempt) {
        return new StartWebhookAttempt(ID, DELIVERY, round, attempt, AT);
    }

    @Nested
    class WhenItEnds {
        @Test
        void requestsTheFirstAttemptTogetherWithItsCompletion() {
            // given
            document.given(submittedWithReceiver(), requested(1), started(1, 1))
                    // when
                    .when(new RecordExtraction(ID, 1, 1, DetectionType.INVOICE, 3, RESULTS, ENGINE, null, AT))
                    // then
                    .expectEvents(extracted(), completed(), webhookRequested(1, 1));
        }

        @Test
        void requestsTheFirstAttemptTogetherWithItsFailure() {
            // given
            document.given(submittedWithReceiver(), requested(1), started(1, 1), attemptFailed(1, false))
                    // when
                    .when(new FailDocument(ID, 1, AT))
                    // then
                    .expectEvents(failed(), webhookRequested(1, 1));
        }

        @Test
        void requestsNothingWhereThereIsNoReceiver() {
            // given
            document.given(submitted(), requested(1), started(1, 1))
                    // when
                    .when(new RecordExtraction(ID, 1, 1, DetectionType.INVOICE, 3, RESULTS, ENGINE, null, AT))
                    // then
                    .expectEvents(extracted(), completed());
        }
    }

    @Nested
    class WhenACourierAsks {
        @Test
        void saysWhatThereIsToTell() {
            // given
            completedAnd(webhookRequested(1, 1))
                    // when
                    .when(prepare(1, 1))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            new WebhookPermit(new WebhookOrder(OWNER, KEY, RECEIVER, METADATA, RESULTS, null, AT)));
        }

        @Test
        void saysWhyItFailedWhenItDid() {
            // given
            document.given(
                            submittedWithReceiver(),
                            requested(1),
                            started(1, 1),
                            attemptFailed(1, false),
                            failed(),
                            webhookRequested(1, 1))
                    // when
                    .when(prepare(1, 1))
                    // then
                    .expectResultMessagePayload(new WebhookPermit(
                            new WebhookOrder(OWNER, KEY, RECEIVER, METADATA, null, FailureReason.CORRUPTED, AT)));
        }

        @Test
        void letsHimSetOut() {
            // given
            completedAnd(webhookRequested(1, 1))
                    // when
                    .when(start(1, 1))
                    // then
                    .expectEvents(webhookStarted(1, 1, 1))
                    .expectResultMessagePayload(true);
        }

        @Test
        void letsAnAttemptBeMadeAgainWhoseCourierVanished() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1))
                    // when
                    .when(start(1, 1))
                    // then
                    .expectEvents(webhookStarted(1, 1, 2));
        }

        @Test
        void countsAnAttemptAsFailedFromWhichThreeCouriersDidNotReturn() {
            // given
            completedAnd(
                            webhookRequested(1, 1),
                            webhookStarted(1, 1, 1),
                            webhookStarted(1, 1, 2),
                            webhookStarted(1, 1, 3))
                    // when
                    .when(start(1, 1))
                    // then
                    .expectEvents(
                            new WebhookAttemptFailed(ID, DELIVERY, 1, 1, WebhookFailure.INTERRUPTED, null, 0, null, AT))
                    .expectResultMessagePayload(false);
        }

        @Test
        void sendsHimHomeWhenTheAttemptIsOver() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), delivered(1, 1))
                    // when
                    .when(prepare(1, 1))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(CLOSED);
        }

        @Test
        void holdsHimBackWhenTheAttemptHasEndedMeanwhile() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), delivered(1, 1))
                    // when
                    .when(start(1, 1))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }

        @Test
        void sendsHimHomeWhenTheDocumentIsGone() {
            // given
            completedAnd(webhookRequested(1, 1), deleted())
                    // when
                    .when(prepare(1, 1))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(CLOSED);
        }
    }

    @Nested
    class WhenACourierReports {
        @Test
        void knowsThatItWasDelivered() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1))
                    // when
                    .when(accepted(1, 1))
                    // then
                    .expectEvents(delivered(1, 1));
        }

        @Test
        void knowsThatItWasNot() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1))
                    // when
                    .when(refused(1, 1))
                    // then
                    .expectEvents(webhookRefused(1, 1));
        }

        @Test
        void hearsTheSecondReportOfAnAttemptWithoutAWord() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), delivered(1, 1))
                    // when
                    .when(refused(1, 1))
                    // then
                    .expectNoEvents();
        }

        @Test
        void hearsAReportOfAnAttemptThatNobodyStartedWithoutAWord() {
            // given
            completedAnd(webhookRequested(1, 1))
                    // when
                    .when(accepted(1, 1))
                    // then
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenAnAttemptFailed {
        private final Object[] refusedOnce = {webhookRequested(1, 1), webhookStarted(1, 1, 1), webhookRefused(1, 1)};

        @Test
        void queuesTheNextForItsMoment() {
            // given
            completedAnd(refusedOnce)
                    // when
                    .when(new RequestWebhookAttempt(ID, DELIVERY, 1, 2, LATER, AT))
                    // then
                    .expectEvents(webhookRequested(1, 2, LATER));
        }

        @Test
        void queuesItOnce() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), webhookRefused(1, 1), webhookRequested(1, 2))
                    // when
                    .when(new RequestWebhookAttempt(ID, DELIVERY, 1, 2, LATER, AT))
                    // then
                    .expectNoEvents();
        }

        @Test
        void givesTheRoundUp() {
            // given
            completedAnd(refusedOnce)
                    // when
                    .when(new AbandonWebhook(ID, DELIVERY, 1, AT))
                    // then
                    .expectEvents(abandoned(1));
        }

        @Test
        void doesNotGiveUpWhatIsUnderWay() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1))
                    // when
                    .when(new AbandonWebhook(ID, DELIVERY, 1, AT))
                    // then
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenItIsToBeDeliveredAgain {
        private final RedeliverWebhook again = new RedeliverWebhook(ID, OWNER, DELIVERY, AT);

        @Test
        void beginsANewRoundAfterSuccess() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), delivered(1, 1))
                    // when
                    .when(again)
                    // then
                    .expectEvents(webhookRequested(2, 1))
                    .expectResultMessagePayload(new Acknowledged(8));
        }

        @Test
        void beginsANewRoundAfterItWasAbandoned() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), webhookRefused(1, 1), abandoned(1))
                    // when
                    .when(again)
                    // then
                    .expectEvents(webhookRequested(2, 1));
        }

        @Test
        void isRefusedWhileARoundIsUnderWay() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), webhookRefused(1, 1))
                    // when
                    .when(again)
                    // then
                    .expectExceptionDetails(Refusal.DELIVERY_BUSY)
                    .expectNoEvents();
        }

        @Test
        void isRefusedWhereThereIsNoSuchDelivery() {
            // given
            completedAnd()
                    // when
                    .when(new RedeliverWebhook(ID, OWNER, UNKNOWN, AT))
                    // then
                    .expectExceptionDetails(Refusal.DELIVERY_UNKNOWN);
        }

        @Test
        void isRefusedToStrangers() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), delivered(1, 1))
                    // when
                    .when(new RedeliverWebhook(ID, STRANGER, DELIVERY, AT))
                    // then
                    .expectExceptionDetails(Refusal.DOCUMENT_UNKNOWN);
        }

        @Test
        void tellsWhatThatRunCameTo() {
            // given
            completedAnd(webhookRequested(1, 1), webhookStarted(1, 1, 1), delivered(1, 1), webhookRequested(2, 1))
                    // when
                    .when(prepare(2, 1))
                    // then
                    .expectResultMessagePayload(
                            new WebhookPermit(new WebhookOrder(OWNER, KEY, RECEIVER, METADATA, RESULTS, null, AT)));
        }
    }
}

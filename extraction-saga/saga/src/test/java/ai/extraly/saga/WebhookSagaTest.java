package ai.extraly.saga;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.command.AbandonWebhook;
import ai.extraly.contract.document.command.RequestWebhookAttempt;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookDelivered;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSagaTest {
    private static final DocumentId DOCUMENT = DocumentId.derived(new byte[16]);
    private static final DeliveryId ID = DeliveryId.of(DOCUMENT, 1);
    private static final Duration WAIT = Duration.ofSeconds(10);

    private SagaTestFixture<WebhookSaga> saga;
    private Instant at;

    @BeforeEach
    void setUp() {
        saga = new SagaTestFixture<>(WebhookSaga.class);
        saga.registerResource(new RetryPolicy(4, Backoff.exponential(WAIT, 6, 0)));
        at = saga.currentTime();
    }

    @Test
    void asksForTheSecondAttemptAfterTheBackoff() {
        // given
        saga.givenNoPriorActivity()
                // when
                .whenPublishingA(failed(1, 1))
                // then
                .expectActiveSagas(1)
                .expectDispatchedCommands(new RequestWebhookAttempt(DOCUMENT, ID, 1, 2, at.plus(WAIT), at));
    }

    @Test
    void waitsLongerEachTime() {
        // given
        saga.givenAPublished(failed(1, 1))
                .andThenAPublished(failed(1, 2))
                // when
                .whenPublishingA(failed(1, 3))
                // then
                .expectActiveSagas(1)
                .expectDispatchedCommands(
                        new RequestWebhookAttempt(DOCUMENT, ID, 1, 4, at.plus(WAIT.multipliedBy(36)), at));
    }

    @Test
    void givesUpAfterTheFourthAttempt() {
        // given
        saga.givenAPublished(failed(1, 3))
                // when
                .whenPublishingA(failed(1, 4))
                // then
                .expectDispatchedCommands(new AbandonWebhook(DOCUMENT, ID, 1, at));
    }

    @Test
    void countsTheAttemptsOfEachRoundAnew() {
        // given
        saga.givenAPublished(failed(1, 4))
                .andThenAPublished(new WebhookAbandoned(DOCUMENT, ID, 1, at))
                // when
                .whenPublishingA(failed(2, 1))
                // then
                .expectActiveSagas(1)
                .expectDispatchedCommands(new RequestWebhookAttempt(DOCUMENT, ID, 2, 2, at.plus(WAIT), at));
    }

    @Test
    void endsWhenTheReceiverConsents() {
        // given
        saga.givenAPublished(failed(1, 1))
                // when
                .whenPublishingA(new WebhookDelivered(DOCUMENT, ID, 1, 2, 200, 12, new Sealed("OK"), at))
                // then
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void neverMeetsADeliveryThatSucceedsAtOnce() {
        // given
        saga.givenNoPriorActivity()
                // when
                .whenPublishingA(new WebhookDelivered(DOCUMENT, ID, 1, 1, 200, 12, new Sealed("OK"), at))
                // then
                .expectActiveSagas(0);
    }

    @Test
    void endsWhenTheRoundIsGivenUp() {
        // given
        saga.givenAPublished(failed(1, 4))
                // when
                .whenPublishingA(new WebhookAbandoned(DOCUMENT, ID, 1, at))
                // then
                .expectActiveSagas(0);
    }

    @Test
    void endsWhenTheDocumentIsDeleted() {
        // given
        saga.givenAPublished(failed(1, 1))
                // when
                .whenPublishingA(new DocumentDeleted(DOCUMENT, at))
                // then
                .expectActiveSagas(0);
    }

    private WebhookAttemptFailed failed(int round, int attempt) {
        return new WebhookAttemptFailed(DOCUMENT, ID, round, attempt, WebhookFailure.TIMED_OUT, null, 10_000, null, at);
    }
}

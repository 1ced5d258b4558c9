package ai.extraly.saga;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.RequestExtraction;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ReprocessingFailed;
import ai.extraly.contract.document.event.ReprocessingRequested;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DocumentId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.matchers.Matchers;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentSagaTest {
    private static final DocumentId ID = DocumentId.derived(new byte[16]);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final EngineVersion ENGINE = new EngineVersion("0.1.0");

    private SagaTestFixture<DocumentSaga> saga;
    private Instant at;

    @BeforeEach
    void setUp() {
        saga = new SagaTestFixture<>(DocumentSaga.class);
        saga.registerResource(new RetryPolicy(3, Backoff.exponential(WAIT, 6, 0)));
        at = saga.currentTime();
    }

    @Test
    void asksForTheFirstAttemptOnceADocumentIsSubmitted() {
        // given
        saga.givenNoPriorActivity()
                // when
                .whenPublishingA(submitted())
                // then
                .expectActiveSagas(1)
                .expectDispatchedCommands(new RequestExtraction(ID, 1, 1, at));
    }

    @Test
    void retriesATransientFailureAfterTheBackoff() {
        // given
        saga.givenAPublished(submitted())
                // when
                .whenPublishingA(attemptFailed(1, true))
                // then
                .expectNoDispatchedCommands()
                .expectScheduledDeadlineWithName(at.plus(WAIT), DocumentSaga.RETRY);
    }

    @Test
    void asksForTheNextAttemptWhenTheDeadlineArrives() throws Exception {
        // given
        saga.givenAPublished(submitted())
                .andThenAPublished(attemptFailed(1, true))
                // when
                .whenTimeElapses(WAIT)
                // then
                .expectDispatchedCommands(new RequestExtraction(ID, 1, 2, at.plus(WAIT)))
                .expectNoScheduledDeadlines();
    }

    @Test
    void givesUpAfterTheThirdAttempt() {
        // given
        saga.givenAPublished(submitted())
                // when
                .whenPublishingA(attemptFailed(3, true))
                // then
                .expectDispatchedCommands(new FailDocument(ID, 1, at))
                .expectNoScheduledDeadlines();
    }

    @Test
    void givesUpAtOnceWhenTheCauseWillNotPass() {
        // given
        saga.givenAPublished(submitted())
                // when
                .whenPublishingA(attemptFailed(1, false))
                // then
                .expectDispatchedCommands(new FailDocument(ID, 1, at))
                .expectNoScheduledDeadlines();
    }

    @Test
    void endsWhenTheDocumentIsCompleted() {
        // given
        saga.givenAPublished(submitted())
                // when
                .whenPublishingA(new DocumentCompleted(ID, 1, at))
                // then
                .expectActiveSagas(0);
    }

    @Test
    void endsWhenTheDocumentHasFailed() {
        // given
        saga.givenAPublished(submitted())
                .andThenAPublished(attemptFailed(1, false))
                // when
                .whenPublishingA(new DocumentFailed(ID, 1, FailureReason.CORRUPTED, at))
                // then
                .expectActiveSagas(0);
    }

    @Test
    void endsWhenTheDocumentIsErased() {
        // given
        saga.givenAPublished(submitted())
                .andThenAPublished(attemptFailed(1, true))
                // when
                .whenPublishingA(new DocumentDeleted(ID, at))
                // then
                .expectActiveSagas(0);
    }

    @Test
    void asksForTheFirstAttemptOfAFurtherRun() {
        // given
        saga.givenAPublished(submitted())
                .andThenAPublished(new DocumentCompleted(ID, 1, at))
                // when
                .whenPublishingA(reprocessing())
                // then
                .expectActiveSagas(1)
                .expectDispatchedCommands(new RequestExtraction(ID, 2, 1, at));
    }

    @Test
    void startsOneRunHoweverOftenItIsTold() {
        // given
        saga.givenAPublished(reprocessing())
                // when
                .whenPublishingA(reprocessing())
                // then
                .expectActiveSagas(1);
    }

    @Test
    void retriesWithinTheFurtherRun() throws Exception {
        // given
        saga.givenAPublished(reprocessing())
                .andThenAPublished(new ExtractionAttemptFailed(ID, 2, 1, FailureReason.TIMED_OUT, true, ENGINE, at))
                // when
                .whenTimeElapses(WAIT)
                // then
                .expectDispatchedCommands(new RequestExtraction(ID, 2, 2, at.plus(WAIT)));
    }

    @Test
    void endsWhenTheFurtherRunHasFailed() {
        // given
        saga.givenAPublished(reprocessing())
                // when
                .whenPublishingA(new ReprocessingFailed(ID, 2, FailureReason.CORRUPTED, at))
                // then
                .expectActiveSagas(0);
    }

    private ReprocessingRequested reprocessing() {
        return new ReprocessingRequested(ID, AccountId.derived(new byte[16]), 2, false, at);
    }

    @Test
    void asksForNothingWhenADeadlineOutlivesTheDocument() throws Exception {
        // given
        saga.givenAPublished(submitted())
                .andThenAPublished(attemptFailed(1, true))
                .andThenAPublished(new DocumentCompleted(ID, 1, at))
                // when
                .whenTimeElapses(WAIT.multipliedBy(2))
                // then
                .expectNoDispatchedCommands();
    }

    @Test
    void looksAfterEachDocumentAlone() {
        // given
        saga.givenAPublished(submitted())
                // when
                .whenPublishingA(new DocumentCompleted(DocumentId.next(at), 1, at))
                // then
                .expectActiveSagas(1)
                .expectDispatchedCommandsMatching(Matchers.noCommands());
    }

    private DocumentSubmitted submitted() {
        return new DocumentSubmitted(
                ID,
                AccountId.derived(new byte[16]),
                ApiKeyId.next(at),
                DetectionType.AUTO,
                DocumentFormat.PDF,
                new Sealed("n"),
                new Sealed("m"),
                new Sealed("c"),
                null,
                null,
                new ClaimCheck("original", Sha256.of(new byte[0]), 0),
                null,
                null,
                at);
    }

    private ExtractionAttemptFailed attemptFailed(int attempt, boolean retryable) {
        return new ExtractionAttemptFailed(ID, 1, attempt, FailureReason.TIMED_OUT, retryable, ENGINE, at);
    }
}

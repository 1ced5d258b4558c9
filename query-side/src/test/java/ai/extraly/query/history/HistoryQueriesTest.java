package ai.extraly.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
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
import ai.extraly.contract.document.query.AttemptView;
import ai.extraly.contract.document.query.DeliveryStatus;
import ai.extraly.contract.document.query.DeliveryView;
import ai.extraly.contract.document.query.ListAttempts;
import ai.extraly.contract.document.query.ListDeliveries;
import ai.extraly.contract.document.query.ListRuns;
import ai.extraly.contract.document.query.RunView;
import ai.extraly.contract.document.query.WebhookAttemptView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.model.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;

class HistoryQueriesTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final DocumentId ID = DocumentId.next(NOON);
    private static final DeliveryId DELIVERY = DeliveryId.of(ID, 1);
    private static final AccountId OWNER = AccountId.derived(new byte[16]);
    private static final AccountId STRANGER =
            AccountId.derived(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    private static final EngineVersion ENGINE = new EngineVersion("1.4.0");
    private static final ClaimCheck CONTENT = new ClaimCheck("content", Sha256.of(new byte[0]), 0);
    private static final Sealed URL = new Sealed("url");
    private static final Sealed BUSY = new Sealed("busy");
    private static final Sealed OK = new Sealed("OK");

    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final QueryGateway queries = Asked.through(new HistoryQueries(log));

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    private static final DocumentEvent SUBMITTED = new DocumentSubmitted(
            ID,
            OWNER,
            ApiKeyId.next(NOON),
            DetectionType.AUTO,
            DocumentFormat.PDF,
            new Sealed("n"),
            new Sealed("m"),
            new Sealed("c"),
            URL,
            null,
            CONTENT,
            3,
            null,
            at(0));

    private void happened(DocumentEvent... events) {
        log.publish(IntStream.range(0, events.length)
                .mapToObj(i -> new GenericDomainEventMessage<>("Document", ID.value(), i, events[i]))
                .toList());
    }

    private List<DeliveryView> deliveries(AccountId account) {
        return queries.query(new ListDeliveries(ID, account), ResponseTypes.multipleInstancesOf(DeliveryView.class))
                .join();
    }

    private List<AttemptView> attempts(AccountId account) {
        return queries.query(new ListAttempts(ID, account), ResponseTypes.multipleInstancesOf(AttemptView.class))
                .join();
    }

    private static WebhookAttemptRequested requested(int round, int attempt, int due, int second) {
        return new WebhookAttemptRequested(ID, DELIVERY, 1, round, attempt, URL, at(due), at(second));
    }

    @Test
    void tellEachRunThatHadResultsAndWhatPeopleMadeOfThem() {
        // given
        ClaimCheck second = new ClaimCheck("second", Sha256.of(new byte[] {2}), 2);
        ClaimCheck corrected = new ClaimCheck("corrected", Sha256.of(new byte[] {3}), 3);
        happened(
                SUBMITTED,
                new ExtractionCompleted(ID, 1, 1, DetectionType.INVOICE, 3, CONTENT, ENGINE, at(1)),
                new ReprocessingRequested(ID, OWNER, 2, false, at(2)),
                new ReprocessingFailed(ID, 2, FailureReason.TIMED_OUT, at(3)),
                new ExtractionCompleted(ID, 3, 1, DetectionType.INVOICE, 3, second, ENGINE, at(4)),
                new ResultsCorrected(ID, 3, 1, CONTENT, corrected, null, at(5)));
        // then
        assertThat(runs(OWNER))
                .containsExactly(new RunView(1, ENGINE, CONTENT, CONTENT), new RunView(3, ENGINE, second, corrected));
        assertThat(runs(STRANGER)).isEmpty();
    }

    private List<RunView> runs(AccountId account) {
        return queries.query(new ListRuns(ID, account), ResponseTypes.multipleInstancesOf(RunView.class))
                .join();
    }

    @Test
    void tellEachAttemptAtReading() {
        // given
        happened(
                SUBMITTED,
                new ExtractionRequested(ID, 1, 1, at(1)),
                new ExtractionStarted(ID, 1, 1, 1, at(2)),
                new ExtractionStarted(ID, 1, 1, 2, at(3)),
                new ExtractionAttemptFailed(ID, 1, 1, FailureReason.TIMED_OUT, true, ENGINE, at(4)),
                new ExtractionRequested(ID, 1, 2, at(5)),
                new ExtractionStarted(ID, 1, 2, 1, at(6)),
                new ExtractionCompleted(ID, 1, 2, DetectionType.INVOICE, 3, CONTENT, ENGINE, at(7)),
                new DocumentCompleted(ID, 1, at(7)));
        // then
        assertThat(attempts(OWNER))
                .containsExactly(
                        new AttemptView(1, 1, 2, at(1), at(3), at(4), FailureReason.TIMED_OUT, ENGINE),
                        new AttemptView(1, 2, 1, at(5), at(6), at(7), null, ENGINE));
        assertThat(attempts(STRANGER)).isEmpty();
    }

    @Test
    void tellOfADeliveryThatWaitsForItsNextAttempt() {
        // given
        happened(
                SUBMITTED,
                requested(1, 1, 1, 1),
                new WebhookAttemptStarted(ID, DELIVERY, 1, 1, 1, at(2)),
                new WebhookAttemptFailed(ID, DELIVERY, 1, 1, WebhookFailure.BAD_STATUS, 503, 87, BUSY, at(3)),
                requested(1, 2, 13, 3));
        // then
        assertThat(deliveries(OWNER))
                .containsExactly(new DeliveryView(
                        DELIVERY,
                        1,
                        DeliveryStatus.PENDING,
                        List.of(new WebhookAttemptView(1, 1, at(2), at(3), WebhookFailure.BAD_STATUS, 503, 87L, BUSY)),
                        at(13),
                        at(1)));
        assertThat(deliveries(STRANGER)).isEmpty();
    }

    @Test
    void tellOfAnAttemptThatIsBeingMadeAndWasOnceInterrupted() {
        // given
        happened(
                SUBMITTED,
                requested(1, 1, 1, 1),
                new WebhookAttemptStarted(ID, DELIVERY, 1, 1, 1, at(2)),
                new WebhookAttemptStarted(ID, DELIVERY, 1, 1, 2, at(32)));
        // then
        assertThat(deliveries(OWNER)).singleElement().satisfies(delivery -> {
            assertThat(delivery.nextAttemptAt()).isNull();
            assertThat(delivery.attempts())
                    .containsExactly(new WebhookAttemptView(1, 1, at(2), null, null, null, null, null));
        });
    }

    @Test
    void tellOfAllRounds() {
        // given
        happened(
                SUBMITTED,
                requested(1, 1, 1, 1),
                new WebhookAttemptStarted(ID, DELIVERY, 1, 1, 1, at(2)),
                new WebhookAttemptFailed(ID, DELIVERY, 1, 1, WebhookFailure.TIMED_OUT, null, 10_000, null, at(12)),
                new WebhookAbandoned(ID, DELIVERY, 1, at(12)),
                requested(2, 1, 60, 60),
                new WebhookAttemptStarted(ID, DELIVERY, 2, 1, 1, at(61)),
                new WebhookDelivered(ID, DELIVERY, 2, 1, 200, 15, OK, at(62)));
        // then
        assertThat(deliveries(OWNER))
                .containsExactly(new DeliveryView(
                        DELIVERY,
                        1,
                        DeliveryStatus.DELIVERED,
                        List.of(
                                new WebhookAttemptView(
                                        1, 1, at(2), at(12), WebhookFailure.TIMED_OUT, null, 10_000L, null),
                                new WebhookAttemptView(2, 1, at(61), at(62), null, 200, 15L, OK)),
                        null,
                        at(1)));
    }

    @Test
    void tellNothingOfADocumentThatWasDeletedOrNeverWas() {
        // given
        happened(SUBMITTED, requested(1, 1, 1, 1), new DocumentDeleted(ID, at(2)));
        // then
        assertThat(deliveries(OWNER)).isEmpty();
        assertThat(attempts(OWNER)).isEmpty();
        assertThat(queries.query(
                                new ListAttempts(DocumentId.next(NOON.plus(Duration.ofDays(1))), OWNER),
                                ResponseTypes.multipleInstancesOf(AttemptView.class))
                        .join())
                .isEmpty();
    }
}

package ai.extraly.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.Actor;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.query.ContentDigest;
import ai.extraly.contract.audit.query.DocumentHistory;
import ai.extraly.contract.audit.query.PastEvent;
import ai.extraly.contract.audit.query.ReadHistory;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.event.ExtractionStarted;
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.document.event.WebhookAttemptStarted;
import ai.extraly.contract.document.event.WebhookDelivered;
import ai.extraly.contract.document.query.FindPast;
import ai.extraly.contract.document.query.PastDocument;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.model.Asked;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PastQueriesTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final DocumentId ID = DocumentId.derived(new byte[16]);
    private static final DeliveryId DELIVERY = DeliveryId.of(ID, 1);
    private static final AccountId OWNER = AccountId.derived(new byte[16]);
    private static final AccountId STRANGER =
            AccountId.derived(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    private static final ApiKeyId KEY = new ApiKeyId("key_00000000000000000000000000");
    private static final EngineVersion ENGINE = new EngineVersion("1.4.0");
    private static final ClaimCheck CONTENT = new ClaimCheck("content", Sha256.of(new byte[0]), 4711);
    private static final Sealed URL = new Sealed("url");
    private static final Sealed ANSWER = new Sealed("answer");

    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final QueryGateway queries = Asked.through(new PastQueries(log));

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    private static final DocumentEvent SUBMITTED = new DocumentSubmitted(
            ID,
            OWNER,
            KEY,
            DetectionType.AUTO,
            DocumentFormat.PDF,
            new Sealed("name"),
            new Sealed("metadata"),
            new Sealed("fields"),
            URL,
            new Sealed("password"),
            CONTENT,
            3,
            new Sealed("digest"),
            at(0));

    private void happened(DocumentEvent... events) {
        log.publish(IntStream.range(0, events.length)
                .mapToObj(i -> new GenericDomainEventMessage<>("Document", ID.value(), i, events[i]))
                .toList());
    }

    private Optional<DocumentHistory> history(@Nullable Instant asOf, long from, int limit) {
        return queries.query(
                        new ReadHistory(ID, asOf, from, limit), ResponseTypes.optionalInstanceOf(DocumentHistory.class))
                .join();
    }

    private DocumentHistory history() {
        return history(null, 0, 100).orElseThrow();
    }

    private Optional<PastDocument> past(AccountId account, Instant asOf) {
        return queries.query(new FindPast(ID, account, asOf), ResponseTypes.optionalInstanceOf(PastDocument.class))
                .join();
    }

    @Nested
    class AHistory {
        @Test
        void saysOfEachEventWhatHappened() {
            // given
            happened(
                    SUBMITTED,
                    new ExtractionRequested(ID, 1, 1, at(1)),
                    new ExtractionStarted(ID, 1, 1, 1, at(2)),
                    new ExtractionStarted(ID, 1, 1, 2, at(3)),
                    new ExtractionAttemptFailed(ID, 1, 1, FailureReason.TIMED_OUT, true, null, at(4)),
                    new ExtractionAttemptFailed(ID, 1, 2, FailureReason.CORRUPTED, false, ENGINE, at(4)),
                    new ExtractionCompleted(ID, 1, 3, DetectionType.INVOICE, 1, CONTENT, ENGINE, at(5)),
                    new DocumentCompleted(ID, 1, at(5)),
                    new DocumentFailed(ID, 1, FailureReason.NO_TEXT_FOUND, at(5)),
                    new WebhookAttemptRequested(ID, DELIVERY, 1, 1, 1, URL, at(6), at(5)),
                    new WebhookAttemptStarted(ID, DELIVERY, 1, 1, 1, at(6)),
                    new WebhookAttemptFailed(ID, DELIVERY, 1, 1, WebhookFailure.BAD_STATUS, 503, 87, ANSWER, at(7)),
                    new WebhookAbandoned(ID, DELIVERY, 1, at(7)),
                    new WebhookAttemptRequested(ID, DELIVERY, 1, 2, 1, URL, at(9), at(8)),
                    new WebhookAttemptStarted(ID, DELIVERY, 2, 1, 2, at(9)),
                    new WebhookDelivered(ID, DELIVERY, 2, 1, 204, 15, ANSWER, at(9)),
                    new DocumentDeleted(ID, at(10)));
            // then
            assertThat(history().events())
                    .extracting(PastEvent::summary)
                    .containsExactly(
                            "The document was submitted as a document of a type to be found out, a PDF file of 4711 bytes with 3 pages.",
                            "Reading attempt 1 of run 1 was queued.",
                            "Reading attempt 1 of run 1 began.",
                            "Reading attempt 1 of run 1 began once more (start 2), because a worker had vanished without a word.",
                            "Reading attempt 1 of run 1 failed: It took too long to read the document. It may be tried again.",
                            "Reading attempt 2 of run 1 failed: The file is damaged and cannot be read. Trying again would not help.",
                            "Reading attempt 3 of run 1 succeeded: an invoice of 1 page.",
                            "The document is completed with the results of run 1.",
                            "The document is failed after run 1: No text was found on any page.",
                            "Attempt 1 of telling the receiver the outcome of run 1 is due at 2026-03-21T12:00:06Z.",
                            "Attempt 1 of telling the receiver began.",
                            "Attempt 1 of telling the receiver failed after 87 ms: it answered with status 503.",
                            "Telling the receiver was given up after round 1.",
                            "Attempt 1 in round 2 of telling the receiver the outcome of run 1 is due at 2026-03-21T12:00:09Z.",
                            "Attempt 1 in round 2 of telling the receiver began once more (start 2), because a courier had vanished without a word.",
                            "The receiver accepted with status 204 after 15 ms.",
                            "The document was deleted: its key and its content are destroyed, and nothing of it can be read.");
            assertThat(history().deleted()).isTrue();
            assertThat(history().accountId()).isEqualTo(OWNER);
        }

        @Test
        void hasTheDigestsAndTheSealedFieldsButNoSecrets() {
            // given
            happened(SUBMITTED, new ExtractionCompleted(ID, 1, 1, DetectionType.INVOICE, 1, CONTENT, ENGINE, at(5)));
            // then
            PastEvent first = history().events().getFirst();
            assertThat(first.digests()).containsExactly(new ContentDigest("original", CONTENT.sha256(), 4711));
            assertThat(first.sealed())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "file_name", new Sealed("name"),
                            "metadata", new Sealed("metadata"),
                            "custom_fields", new Sealed("fields"),
                            "webhook_url", URL));
            PastEvent second = history().events().getLast();
            assertThat(second.engine()).isEqualTo(ENGINE);
            assertThat(second.run()).isEqualTo(1);
            assertThat(second.attempt()).isEqualTo(1);
            assertThat(second.digests()).containsExactly(new ContentDigest("results", CONTENT.sha256(), 4711));
        }

        @Test
        void tellsWhoActedAndWhatFollowed() {
            // given
            Map<String, String> actor = new Actor(OWNER, KEY, Role.USER).metaData("request-1");
            log.publish(
                    new GenericDomainEventMessage<>("Document", ID.value(), 0, SUBMITTED)
                            .andMetaData(actor)
                            .andMetaData(Map.of("correlationId", "c", "causationId", "c", "chain", "link")),
                    new GenericDomainEventMessage<>("Document", ID.value(), 1, new ExtractionRequested(ID, 1, 1, at(1)))
                            .andMetaData(actor)
                            .andMetaData(Map.of("correlationId", "c", "causationId", "d")),
                    new GenericDomainEventMessage<>("Document", ID.value(), 2, new DocumentDeleted(ID, at(2))));
            // then
            List<PastEvent> events = history().events();
            assertThat(events).extracting(PastEvent::direct).containsExactly(true, false, false);
            assertThat(events.getFirst().actor()).isEqualTo(new Actor(OWNER, KEY, Role.USER));
            assertThat(events.getFirst().requestId()).isEqualTo("request-1");
            assertThat(events.getFirst().chain()).isEqualTo("link");
            assertThat(events.get(1).correlationId()).isEqualTo("c");
            assertThat(events.get(1).causationId()).isEqualTo("d");
            assertThat(events.get(1).chain()).isNull();
            assertThat(events.get(2).actor()).isEqualTo(new Actor(null, null, null));
        }

        @Test
        void comesInPages() {
            // given
            happened(SUBMITTED, new ExtractionRequested(ID, 1, 1, at(1)), new ExtractionStarted(ID, 1, 1, 1, at(2)));
            // then
            assertThat(sequences(0, 2)).containsExactly(0L, 1L);
            assertThat(history(null, 0, 2).orElseThrow().next()).isEqualTo(2);
            assertThat(sequences(2, 2)).containsExactly(2L);
            assertThat(history(null, 2, 2).orElseThrow().next()).isNull();
            assertThat(sequences(3, 2)).isEmpty();
        }

        private List<Long> sequences(long from, int limit) {
            return history(null, from, limit).orElseThrow().events().stream()
                    .map(PastEvent::sequence)
                    .toList();
        }

        @Test
        void endsWhereTheClockSaidSoFirst() {
            // given: the second event was made by a node whose clock is ahead
            happened(SUBMITTED, new ExtractionRequested(ID, 1, 1, at(9)), new ExtractionStarted(ID, 1, 1, 1, at(2)));
            // then
            assertThat(history(at(3), 0, 100).orElseThrow().events()).hasSize(1);
            assertThat(history(at(9), 0, 100).orElseThrow().events()).hasSize(3);
        }

        @Test
        void isNotThereOfADocumentThatNeverWas() {
            // then
            assertThat(history(null, 0, 100)).isEmpty();
        }

        @Test
        void namesEveryEventDifferently() {
            // given
            happened(SUBMITTED, new ExtractionRequested(ID, 1, 1, at(1)));
            // then
            assertThat(history().events())
                    .extracting(PastEvent::event)
                    .containsExactly("document_submitted", "extraction_requested");
            assertThat(Arrays.stream(DocumentEvent.class.getPermittedSubclasses())
                            .map(Class::getSimpleName))
                    .doesNotHaveDuplicates();
        }
    }

    @Nested
    class APastDocument {
        @Test
        void isThereFromItsSubmissionOn() {
            // given
            happened(SUBMITTED, new ExtractionRequested(ID, 1, 1, at(1)), new ExtractionStarted(ID, 1, 1, 1, at(2)));
            // then
            assertThat(past(OWNER, at(0).minusMillis(1))).isEmpty();
            assertThat(past(OWNER, at(0)).orElseThrow().document().status()).isEqualTo(DocumentStatus.PENDING);
            assertThat(past(OWNER, at(1)).orElseThrow().attempts()).hasSize(1);
            assertThat(past(OWNER, at(2)).orElseThrow().document().status()).isEqualTo(DocumentStatus.PROCESSING);
            assertThat(past(STRANGER, at(2))).isEmpty();
        }

        @Test
        void isGoneForAnyInstantOnceItIsDeleted() {
            // given
            happened(
                    SUBMITTED,
                    new ExtractionAttemptFailed(ID, 1, 1, FailureReason.CORRUPTED, false, ENGINE, at(1)),
                    new DocumentFailed(ID, 1, FailureReason.CORRUPTED, at(1)),
                    new DocumentDeleted(ID, at(2)));
            // then
            assertThat(past(OWNER, at(0))).isEmpty();
            assertThat(past(OWNER, at(1))).isEmpty();
            assertThat(past(OWNER, at(3))).isEmpty();
        }
    }
}

package ai.extraly.query.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.query.AwaitDocument;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.FindDocument;
import ai.extraly.contract.document.query.FindSubmission;
import ai.extraly.contract.document.query.IsDocumentSeen;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.document.query.SubmissionView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.query.generation.Live;
import ai.extraly.query.model.Asked;
import ai.extraly.query.model.Delivery;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.InProcessMongo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class DocumentQueriesTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(60);
    private static final ScheduledExecutorService SCHEDULER = StoredDocuments.SCHEDULER;

    private final MongoTemplate mongo = InProcessMongo.empty();
    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Documents documents = new Documents(mongo, Generation.FIRST, SCHEDULER);
    private final QueryGateway queries = Asked.through(new DocumentQueries(Live.always(documents), log));
    private final Life life = Life.of(1).submitted().requested(1).started(1);

    @Nested
    class Find {
        @Test
        void showsTheRowToItsOwnerAlone() {
            // given
            project(life.events());

            // then
            assertThat(find()).contains(((PresentDocument) DocumentRows.last(life.events())).view());
            assertThat(queries.query(
                            new FindDocument(life.id(), Life.SOMEBODY_ELSE),
                            ResponseTypes.optionalInstanceOf(DocumentView.class)))
                    .isCompletedWithValue(Optional.empty());
        }

        @Test
        void tellsFromTheLogWhatTheReadModelDoesNotKnowYet() {
            // given
            log.publish(life.events());

            // when
            Optional<DocumentView> fromLog = find();

            // then
            project(life.events());
            assertThat(fromLog).isPresent().isEqualTo(find());
        }

        @Test
        void showsNothingOfADocumentThatWasDeletedOrNeverWas() {
            // given
            Life deleted = Life.of(2).failedAtOnce().deleted();
            log.publish(deleted.events());

            // then
            assertThat(find(deleted)).isEmpty();
            project(deleted.events());
            assertThat(find(deleted)).isEmpty();
            assertThat(find(Life.of(3))).isEmpty();
        }
    }

    @Nested
    class Submission {
        @Test
        void isToldFromTheLogWhateverBecameOfTheDocument() {
            // given
            log.publish(life.events());

            // then
            DocumentSubmitted first =
                    (DocumentSubmitted) life.events().getFirst().getPayload();
            assertThat(submission(life, Life.OWNER))
                    .contains(new SubmissionView(
                            life.id(),
                            false,
                            first.type(),
                            first.fileName(),
                            first.metadata(),
                            first.webhookUrl(),
                            first.pages(),
                            first.requestDigest(),
                            first.at()));
        }

        @Test
        void saysThatItWasDeleted() {
            // given
            Life deleted = Life.of(2).failedAtOnce().deleted();
            log.publish(deleted.events());

            // then
            assertThat(submission(deleted, Life.OWNER)).get().matches(SubmissionView::deleted);
        }

        @Test
        void isNobodyElses() {
            // given
            log.publish(life.events());

            // then
            assertThat(submission(life, Life.SOMEBODY_ELSE)).isEmpty();
            assertThat(submission(Life.of(3), Life.OWNER)).isEmpty();
        }

        private Optional<SubmissionView> submission(Life submitted, AccountId account) {
            return queries.query(
                            new FindSubmission(submitted.id(), account),
                            ResponseTypes.optionalInstanceOf(SubmissionView.class))
                    .join();
        }
    }

    @Nested
    class IsSeen {
        @Test
        void isTrueAtOnceForWhatHasBeenSeen() {
            // given
            project(life.events());

            // then
            assertThat(isSeen(2, Duration.ZERO)).succeedsWithin(LONG).isEqualTo(true);
        }

        @Test
        void isFalseWhenPatienceEnds() {
            // given
            project(life.events());

            // then
            assertThat(isSeen(3, Duration.ZERO)).succeedsWithin(LONG).isEqualTo(false);
            assertThat(isSeen(3, SHORT)).succeedsWithin(LONG).isEqualTo(false);
        }

        @Test
        void waitsForTheProjectionOfThisProcess() {
            // given
            project(life.events().subList(0, 1));
            CompletableFuture<Boolean> seen = isSeen(2, LONG);

            // when
            project(life.events().subList(1, 2));
            assertThat(seen).isNotDone();
            project(life.events().subList(2, 3));

            // then
            assertThat(seen).succeedsWithin(LONG).isEqualTo(true);
        }

        @Test
        void waitsForTheProjectionOfAnotherProcess() {
            // given
            List<CompletableFuture<Boolean>> waiting =
                    IntStream.range(0, 200).mapToObj(_ -> isSeen(2, LONG)).toList();

            // when
            new StoredDocuments(mongo).seeing(life.events());

            // then
            assertThat(waiting)
                    .allSatisfy(seen -> assertThat(seen).succeedsWithin(LONG).isEqualTo(true));
        }

        @Test
        void isFalseForEverybodyWhenTheNodeStops() {
            // given
            CompletableFuture<Boolean> seen = isSeen(2, LONG);

            // when
            documents.close();

            // then
            assertThat(seen).succeedsWithin(LONG).isEqualTo(false);
        }
    }

    @Nested
    class Await {
        @Test
        void answersWhenTheDocumentIsCompleted() {
            // given
            project(life.events());
            CompletableFuture<Optional<DocumentView>> answer = awaiting(LONG);

            // when
            Life completed = life.read(1, DetectionType.INVOICE);
            project(completed.events());
            assertThat(answer).isNotDone();
            project(completed.completed().events());

            // then
            assertThat(answer)
                    .succeedsWithin(LONG)
                    .satisfies(
                            view -> assertThat(view).map(DocumentView::status).contains(DocumentStatus.COMPLETED));
        }

        @Test
        void answersWithWhatIsWhenPatienceEnds() {
            // given
            log.publish(life.events());

            // then
            assertThat(awaiting(SHORT))
                    .succeedsWithin(LONG)
                    .satisfies(
                            view -> assertThat(view).map(DocumentView::status).contains(DocumentStatus.PROCESSING));
        }

        @Test
        void answersNothingAtOnceWhenThereIsNothingToWaitFor() {
            // then
            assertThat(awaiting(LONG)).isCompletedWithValue(Optional.empty());
        }

        @Test
        void answersNothingWhenTheDocumentIsDeletedMeanwhile() {
            // given
            project(life.events());
            CompletableFuture<Optional<DocumentView>> answer = awaiting(LONG);

            // when
            project(life.deleted().events());

            // then
            await().atMost(LONG).untilAsserted(() -> assertThat(answer).isCompletedWithValue(Optional.empty()));
        }

        private CompletableFuture<Optional<DocumentView>> awaiting(Duration patience) {
            return queries.query(
                    new AwaitDocument(life.id(), Life.OWNER, patience),
                    ResponseTypes.optionalInstanceOf(DocumentView.class));
        }
    }

    @Test
    void aListIsAPageWithItsTotal() {
        // given
        project(life.events());

        // when
        CompletableFuture<DocumentPage> page = queries.query(
                new ListDocuments(Life.OWNER, 1, 20, null, null, null, null, null, DocumentSort.CREATED_AT, true),
                DocumentPage.class);

        // then
        assertThat(page).isCompletedWithValueMatching(answer -> answer.total() == 1);
    }

    private void project(List<DomainEventMessage<?>> events) {
        new Delivery(documents.eventHandler()).deliver(events);
    }

    private Optional<DocumentView> find() {
        return find(life);
    }

    private Optional<DocumentView> find(Life wanted) {
        return queries.query(
                        new FindDocument(wanted.id(), Life.OWNER), ResponseTypes.optionalInstanceOf(DocumentView.class))
                .join();
    }

    private CompletableFuture<Boolean> isSeen(long sequence, Duration patience) {
        return queries.query(new IsDocumentSeen(life.id(), sequence, patience), Boolean.class);
    }
}

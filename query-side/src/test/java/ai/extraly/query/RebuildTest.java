package ai.extraly.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.IsDocumentSeen;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.CancelRebuild;
import ai.extraly.contract.projection.DriftKind;
import ai.extraly.contract.projection.DriftedRow;
import ai.extraly.contract.projection.FindRebuild;
import ai.extraly.contract.projection.ListProjections;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import ai.extraly.contract.projection.RebuildView;
import ai.extraly.contract.projection.StartRebuild;
import ai.extraly.query.generation.ProjectionProcessors;
import ai.extraly.query.generation.Tempo;
import ai.extraly.query.model.InProcessMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.deadletter.InMemorySequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

class RebuildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);

    /** As usual, only faster. */
    private static final Tempo TEMPO =
            new Tempo(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(500));

    /** Ten ticks: what must not happen would have happened by then. */
    private static final Duration NEVER = TEMPO.tick().multipliedBy(10);

    private final MongoTemplate mongo = InProcessMongo.empty();
    private final EventStorageEngine log = new InMemoryEventStorageEngine();
    private final Fault fault = new Fault();

    private ApplicationContextRunner node() {
        return QueryNode.with(mongo, log).withBean(Tempo.class, () -> TEMPO).withBean(Fault.class, () -> fault);
    }

    @Test
    void anotherGenerationIsBuiltBesideTheLiveOneAndTakesItsPlace() {
        node().run(node -> {
            // given
            submitAndSee(node, 30);
            List<Document> before = rows("documents.1");

            // when
            RebuildView begun = start(node, RebuildKind.REBUILD, null);
            DocumentId meanwhile = submit(node, 30, 1).getFirst();

            // then
            RebuildView ended = ended(node, begun.id());
            see(node, meanwhile);
            assertThat(ended.status()).isEqualTo(RebuildStatus.COMPLETED);
            assertThat(ended.done()).isEqualTo(ended.of()).isPositive();
            assertThat(rows("documents.2")).hasSize(31).containsAll(before);
            assertThat(documents(node).generation()).isEqualTo(2);
            assertThat(total(node)).isEqualTo(31);
            DocumentId after = submit(node, 31, 1).getFirst();
            see(node, after);
            assertThat(total(node)).isEqualTo(32);
            catchUp(node);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(node.getBean(ProjectionProcessors.class).processors())
                        .containsKey("documents/2")
                        .doesNotContainKey("documents/1");
                assertThat(mongo.getCollectionNames()).doesNotContain("documents.1", "document-totals.1");
            });
        });
    }

    @Test
    void oneAtATimeAndThatMayBeGivenUp() {
        node().run(node -> {
            // given
            submitAndSee(node, 30);
            RebuildView slow = start(node, RebuildKind.REBUILD, 1);

            // when
            RebuildAnswer second = ask(node, new StartRebuild("documents", RebuildKind.VERIFY, null));
            RebuildAnswer cancelled = ask(node, new CancelRebuild(slow.id()));
            RebuildAnswer again = ask(node, new CancelRebuild(slow.id()));

            // then
            assertThat(second.refusal()).isEqualTo(Refusal.REBUILD_RUNNING);
            assertThat(Objects.requireNonNull(cancelled.rebuild()).status()).isEqualTo(RebuildStatus.CANCELLED);
            assertThat(again.refusal()).isEqualTo(Refusal.REBUILD_OVER);
            assertThat(ask(node, new StartRebuild("nothing", RebuildKind.REBUILD, null))
                            .refusal())
                    .isEqualTo(Refusal.PROJECTION_UNKNOWN);
            assertThat(documents(node).generation()).isEqualTo(1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mongo.getCollectionNames()).doesNotContain("documents.2"));
        });
    }

    @Test
    void aVerificationNamesEachRowThatIsNotWhatTheEventsSay() {
        node().run(node -> {
            // given
            List<DocumentId> documents = submitAndSee(node, 30);
            String missing = documents.get(3).value();
            String different = documents.get(7).value();
            mongo.getCollection("documents.1").deleteOne(new Document("_id", missing));
            mongo.getCollection("documents.1")
                    .updateOne(new Document("_id", different), new Document("$set", new Document("type", "receipt")));
            Document surplus = new Document(rows("documents.1").getFirst()).append("_id", "doc_surplus");
            mongo.getCollection("documents.1").insertOne(surplus);

            // when
            RebuildView ended =
                    ended(node, start(node, RebuildKind.VERIFY, null).id());

            // then
            assertThat(Objects.requireNonNull(ended.drift()).rows())
                    .containsExactlyInAnyOrder(
                            new DriftedRow("documents", missing, DriftKind.MISSING, List.of()),
                            new DriftedRow("documents", "doc_surplus", DriftKind.SURPLUS, List.of()),
                            new DriftedRow("documents", different, DriftKind.DIFFERENT, List.of("type")));
            assertThat(ended.drift().differing()).isEqualTo(3);
            assertThat(documents(node).generation()).isEqualTo(1);
        });
    }

    @Test
    void aModelOfAnOlderVersionIsBuiltAnewWithoutBeingTold() {
        node().run(node -> submitAndSee(node, 3));
        ofVersion(0);
        node().run(node -> await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(total(node)).isEqualTo(3);
            assertThat(documents(node).generation()).isEqualTo(2);
            assertThat(documents(node).version()).isPositive();
        }));
    }

    @Test
    void aNewVersionThatSomebodyGaveUpIsNotTriedAgainByItself() {
        ApplicationContextRunner slow = node().withPropertyValues("extraly.rebuild.throttle=1");
        slow.run(node -> {
            // given
            submitAndSee(node, 30);
            ofVersion(0);
            RebuildId rollOut =
                    await().atMost(PATIENCE).until(() -> documents(node).rebuild(), Objects::nonNull);

            // when
            ask(node, new CancelRebuild(rollOut));

            // then
            assertStaysAsItIs(node);
        });
        slow.run(node -> {
            assertStaysAsItIs(node);
            assertThat(start(node, RebuildKind.REBUILD, null).status()).isEqualTo(RebuildStatus.RUNNING);
        });
    }

    @Test
    void olderCodeDoesNotWriteIntoTheGenerationOfNewerCode() {
        node().run(node -> {
            // given
            submitAndSee(node, 3);
            ofVersion(99);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    node.getBean(ProjectionProcessors.class).processors())
                            .containsKey("accounts/1")
                            .doesNotContainKey("documents/1"));

            // when
            submit(node, 3, 1);

            // then
            await().during(NEVER)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(total(node)).isEqualTo(3));
            assertThat(documents(node).lag()).isPositive();
        });
    }

    @Test
    void aRebuildThatCannotGoOnFailsAndSaysWhy() {
        node().run(node -> {
            // given
            submitAndSee(node, 3);
            fault.hit(document -> true);

            // when
            RebuildView ended =
                    ended(node, start(node, RebuildKind.REBUILD, null).id());

            // then
            assertThat(ended.status()).isEqualTo(RebuildStatus.FAILED);
            assertThat(ended.reason())
                    .containsPattern("no further than position \\d of the log")
                    .contains("It could not be handled: illegal state.")
                    .doesNotContain("too much", "Exception");
            assertThat(documents(node).generation()).isEqualTo(1);
            assertThat(total(node)).isEqualTo(3);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mongo.getCollectionNames()).doesNotContain("documents.2"));
        });
    }

    @Test
    void deadLettersThatTheLiveGenerationDoesNotHaveKeepAnotherFromTakingItsPlace() {
        node().withUserConfiguration(DeadLetters.class).run(node -> {
            // given
            List<DocumentId> documents = submitAndSee(node, 10);
            fault.hit(documents.getFirst().value()::equals);

            // when
            RebuildView ended =
                    ended(node, start(node, RebuildKind.REBUILD, null).id());

            // then
            assertThat(ended.status()).isEqualTo(RebuildStatus.FAILED);
            assertThat(ended.reason())
                    .contains("dead letters that the live generation does not have: 2.", "illegal state")
                    .doesNotContain("too much", "Exception");
            assertThat(documents(node).generation()).isEqualTo(1);
            assertThat(total(node)).isEqualTo(10);
        });
    }

    @Test
    void deadLettersThatTheLiveGenerationHasTooKeepNobody() {
        node().withUserConfiguration(DeadLetters.class).run(node -> {
            // given
            fault.hit(hit -> hit.equals(document(0).value()));
            submitAndSee(node, 10);

            // when
            RebuildView ended =
                    ended(node, start(node, RebuildKind.REBUILD, null).id());

            // then
            assertThat(ended.status()).isEqualTo(RebuildStatus.COMPLETED);
            assertThat(documents(node).generation()).isEqualTo(2);
            assertThat(total(node)).isEqualTo(9);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class DeadLetters {
        private final Map<String, SequencedDeadLetterQueue<EventMessage<?>>> queues = new ConcurrentHashMap<>();

        @Bean
        Function<String, SequencedDeadLetterQueue<EventMessage<?>>> deadLetterQueues() {
            return name -> queues.computeIfAbsent(
                    name,
                    _ -> InMemorySequencedDeadLetterQueue.<EventMessage<?>>builder()
                            .build());
        }
    }

    /** Makes the live generation one of another version of the code. */
    private void ofVersion(int version) {
        mongo.getCollection("generations")
                .updateOne(
                        new Document("_id", "documents"),
                        new Document("$set", new Document("generations.0.version", version).append("tried", version)));
    }

    private static void assertStaysAsItIs(AssertableApplicationContext node) {
        await().during(NEVER).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(documents(node).rebuild()).isNull();
            assertThat(documents(node).generation()).isEqualTo(1);
        });
    }

    /** Whatever segment they are in, or even if they cannot be projected. */
    private static List<DocumentId> submitAndSee(AssertableApplicationContext node, int count) {
        List<DocumentId> documents = submit(node, 0, count);
        catchUp(node);
        return documents;
    }

    private static void catchUp(AssertableApplicationContext node) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(documents(node).lag()).isZero());
    }

    private static List<DocumentId> submit(AssertableApplicationContext node, int from, int count) {
        List<DocumentId> documents = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            DocumentId document = document(number);
            node.getBean(EventStore.class)
                    .publish(
                            new GenericDomainEventMessage<>("Document", document.value(), 0, submitted(document)),
                            new GenericDomainEventMessage<>(
                                    "Document", document.value(), 1, new ExtractionRequested(document, 1, 1, NOW)));
            documents.add(document);
        }
        return documents;
    }

    private static DocumentId document(int number) {
        byte[] id = new byte[16];
        id[0] = (byte) number;
        return DocumentId.derived(id);
    }

    private static void see(AssertableApplicationContext node, DocumentId document) {
        assertThat(node.getBean(QueryGateway.class).query(new IsDocumentSeen(document, 1, PATIENCE), Boolean.class))
                .succeedsWithin(PATIENCE)
                .isEqualTo(true);
    }

    private static RebuildView start(AssertableApplicationContext node, RebuildKind kind, @Nullable Integer throttle) {
        return Objects.requireNonNull(
                ask(node, new StartRebuild("documents", kind, throttle)).rebuild());
    }

    private static RebuildAnswer ask(AssertableApplicationContext node, Object wish) {
        return node.getBean(QueryGateway.class).query(wish, RebuildAnswer.class).join();
    }

    private static RebuildView ended(AssertableApplicationContext node, RebuildId id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> node.getBean(QueryGateway.class)
                                .query(new FindRebuild(id), ResponseTypes.optionalInstanceOf(RebuildView.class))
                                .join()
                                .orElseThrow(),
                        rebuild -> rebuild.status() != RebuildStatus.RUNNING);
    }

    private static ProjectionView documents(AssertableApplicationContext node) {
        return node
                .getBean(QueryGateway.class)
                .query(new ListProjections(), ResponseTypes.multipleInstancesOf(ProjectionView.class))
                .join()
                .stream()
                .filter(projection -> projection.name().equals("documents"))
                .findFirst()
                .orElseThrow();
    }

    private static long total(AssertableApplicationContext node) {
        return node.getBean(QueryGateway.class)
                .query(
                        new ListDocuments(ACCOUNT, 1, 1, null, null, null, null, null, DocumentSort.CREATED_AT, true),
                        DocumentPage.class)
                .join()
                .total();
    }

    private List<Document> rows(String collection) {
        return mongo.getCollection(collection).find().into(new ArrayList<>());
    }

    private static DocumentSubmitted submitted(DocumentId document) {
        return new DocumentSubmitted(
                document,
                ACCOUNT,
                ApiKeyId.next(NOW),
                DetectionType.AUTO,
                DocumentFormat.PDF,
                new Sealed("fileName"),
                new Sealed("metadata"),
                new Sealed("customFields"),
                null,
                null,
                new ClaimCheck("original", new Sha256("0a".repeat(32)), 4711),
                1,
                null,
                NOW);
    }
}

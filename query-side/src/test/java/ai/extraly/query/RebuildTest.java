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
import ai.extraly.query.model.InProcessMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

class RebuildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);

    private final MongoTemplate mongo = InProcessMongo.empty();
    private final EventStorageEngine log = new InMemoryEventStorageEngine();

    @Test
    void anotherGenerationIsBuiltBesideTheLiveOneAndTakesItsPlace() {
        QueryNode.with(mongo, log).run(node -> {
            // given
            List<DocumentId> documents = submit(node, 0, 30);
            see(node, documents.getLast());
            List<Document> before = rows("documents.1");

            // when
            RebuildView begun = start(node, RebuildKind.REBUILD, null);
            DocumentId meanwhile = submit(node, 30, 1).getFirst();
            see(node, meanwhile);

            // then
            RebuildView ended = ended(node, begun.id());
            assertThat(ended.status()).isEqualTo(RebuildStatus.COMPLETED);
            assertThat(ended.done()).isEqualTo(ended.of()).isPositive();
            assertThat(rows("documents.2")).hasSize(31).containsAll(before);
            assertThat(documents(node).generation()).isEqualTo(2);
            assertThat(total(node)).isEqualTo(31);
            DocumentId after = submit(node, 31, 1).getFirst();
            see(node, after);
            assertThat(total(node)).isEqualTo(32);
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
        QueryNode.with(mongo, log).run(node -> {
            // given
            see(node, submit(node, 0, 30).getLast());
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
        QueryNode.with(mongo, log).run(node -> {
            // given
            List<DocumentId> documents = submit(node, 0, 30);
            documents.forEach(document -> see(node, document));
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
        QueryNode.with(mongo, log).run(node -> see(node, submit(node, 0, 3).getLast()));
        mongo.getCollection("generations")
                .updateOne(
                        new Document("_id", "documents"),
                        new Document("$set", new Document("generations.0.version", 0)));
        QueryNode.with(mongo, log)
                .run(node -> await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(total(node)).isEqualTo(3);
                    assertThat(documents(node).generation()).isEqualTo(2);
                    assertThat(documents(node).version()).isPositive();
                }));
    }

    private static List<DocumentId> submit(AssertableApplicationContext node, int from, int count) {
        List<DocumentId> documents = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            byte[] id = new byte[16];
            id[0] = (byte) number;
            DocumentId document = DocumentId.derived(id);
            node.getBean(EventStore.class)
                    .publish(
                            new GenericDomainEventMessage<>("Document", document.value(), 0, submitted(document)),
                            new GenericDomainEventMessage<>(
                                    "Document", document.value(), 1, new ExtractionRequested(document, 1, 1, NOW)));
            documents.add(document);
        }
        return documents;
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

package ai.extraly.query.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.erasure.DestroyedContent;
import ai.extraly.contract.erasure.ErasureCheck;
import ai.extraly.contract.erasure.ErasureCheck.Left;
import ai.extraly.contract.erasure.ErasureCheck.Subject;
import ai.extraly.contract.erasure.ErasureView;
import ai.extraly.contract.erasure.FindErasure;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.model.InProcessMongo;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.ErasureLedger;
import ai.extraly.vault.erasure.KeyErasure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

class ErasureQueriesTest {
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final DocumentId DOCUMENT = DocumentId.next(NOW);
    private static final DataKeyId KEY = DataKeyId.of(DOCUMENT);

    private final MongoTemplate mongo = InProcessMongo.empty();
    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @TempDir
    Path directory;

    private Vault vault;
    private ErasureLedger ledger;
    private ClaimCheck original;
    private ClaimCheck results;
    private ErasureQueries queries;

    @BeforeEach
    void complete() throws IOException {
        vault = Vault.inFiles(directory.resolve("vault"), CLOCK);
        ledger = ErasureLedger.inFile(directory.resolve("ledger"), new byte[32]);
        queries = new ErasureQueries(log, vault, ledger, mongo, CLOCK);
        vault.createKey(KEY);
        original = vault.store(KEY, "original", new ByteArrayInputStream(new byte[100]));
        results = vault.store(KEY, "results-1-1-1", new ByteArrayInputStream(new byte[50]));
        publish(
                0,
                new DocumentSubmitted(
                        DOCUMENT,
                        AccountId.derived(new byte[16]),
                        ApiKeyId.next(NOW),
                        DetectionType.AUTO,
                        DocumentFormat.PDF,
                        seal(SealedFields.FILE_NAME),
                        seal(SealedFields.METADATA),
                        seal(SealedFields.CUSTOM_FIELDS),
                        null,
                        null,
                        original,
                        null,
                        null,
                        NOW));
        publish(
                1,
                new ExtractionCompleted(
                        DOCUMENT, 1, 1, DetectionType.INVOICE, 1, results, new EngineVersion("1.0.0"), NOW));
        row(new Document("status", "completed").append("fileName", "sealed"));
    }

    private Sealed seal(String purpose) {
        return vault.seal(KEY, purpose, "secret");
    }

    private void publish(long sequence, DocumentEvent event) {
        log.publish(new GenericDomainEventMessage<>("Document", DOCUMENT.value(), sequence, event));
    }

    private void row(Document row) {
        mongo.getCollection("documents.1").deleteMany(new Document());
        mongo.getCollection("documents.1")
                .insertOne(row.append("_id", DOCUMENT.value()).append("sequence", 1L));
    }

    private ErasureView find() {
        return queries.find(new FindErasure(DOCUMENT)).orElseThrow();
    }

    private ErasureCheck check(Subject subject) {
        return find().checks().stream()
                .filter(check -> check.subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hasNothingToProveWhileADocumentIsThere() {
        assertThat(find().deletedAt()).isNull();
        assertThat(find().checks()).isEmpty();
        assertThat(queries.find(new FindErasure(DocumentId.next(NOW)))).isEmpty();
    }

    @Test
    void saysWhatWasDestroyedAndThatNothingIsLeft() {
        // given
        delete();
        // when
        ErasureView view = find();
        // then
        assertThat(view.deletedAt()).isEqualTo(NOW);
        assertThat(view.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.reason()).isEqualTo("document_deleted"));
        assertThat(view.contents())
                .containsExactly(
                        new DestroyedContent("original", null, original, NOW),
                        new DestroyedContent("results", 1, results, NOW));
        assertThat(view.checks())
                .hasSize(5)
                .allSatisfy(check ->
                        assertThat(check.isClean()).as(check.toString()).isTrue());
        assertThat(check(Subject.SEALED_FIELDS).looked()).isEqualTo(3);
    }

    @Test
    void findsWhateverIsStillThere() {
        // given
        publish(2, new DocumentDeleted(DOCUMENT, NOW));
        // then
        assertThat(find().checks())
                .noneSatisfy(check -> assertThat(check.isClean()).isTrue());
        assertThat(check(Subject.CONTENT).found()).isEqualTo(2);
        assertThat(check(Subject.SEALED_FIELDS).found()).isEqualTo(3);
        assertThat(check(Subject.READ_MODEL).found()).isEqualTo(2);
    }

    @Test
    void looksAtEachGenerationOfTheReadModel() {
        // given
        delete();
        mongo.getCollection("documents.2")
                .insertOne(new Document("_id", DOCUMENT.value()).append("fileName", "sealed"));
        mongo.getCollection("documents.3").insertOne(new Document("_id", "another"));
        // then
        assertThat(find().checks())
                .filteredOn(check -> check.subject() == Subject.READ_MODEL)
                .extracting(ErasureCheck::place, ErasureCheck::left, ErasureCheck::isClean)
                .containsExactly(
                        tuple("documents.1", Left.IDENTIFIER, true),
                        tuple("documents.2", Left.READABLE, false),
                        tuple("documents.3", Left.NOTHING, true));
    }

    @Test
    void looksAtEachRowOfEveryOtherCollectionWhateverItIsFor() {
        // given
        String payload = "{\"documentId\":\"" + DOCUMENT.value() + "\",\"fileName\":\""
                + seal(SealedFields.FILE_NAME).ciphertext() + "\"}";
        delete();
        mongo.getCollection("webhook_errands")
                .insertMany(List.of(
                        new Document("_id", 1).append("document", DOCUMENT.value()),
                        new Document("_id", 2).append("document", "another")));
        mongo.getCollection("dead_letters")
                .insertOne(new Document("message", new Document("payload", payload.getBytes(StandardCharsets.UTF_8))));
        mongo.getCollection("sagas").insertOne(new Document("_id", "another"));
        mongo.getCollection("vault.files").insertOne(new Document("_id", DOCUMENT.value()));
        // then
        assertThat(find().checks())
                .filteredOn(check -> check.subject() == Subject.ROWS)
                .extracting(ErasureCheck::place, ErasureCheck::looked, ErasureCheck::found, ErasureCheck::left)
                .containsExactly(
                        tuple("dead_letters", 1L, 1L, Left.CIPHERTEXT),
                        tuple("sagas", 1L, 0L, Left.NOTHING),
                        tuple("webhook_errands", 2L, 1L, Left.IDENTIFIER));
        assertThat(find().checks()).allMatch(ErasureCheck::isClean);
    }

    @Test
    void findsASealedFieldThatStillOpensInAnyCollection() {
        // given
        publish(2, new DocumentDeleted(DOCUMENT, NOW));
        mongo.getCollection("notes")
                .insertOne(new Document("_id", DOCUMENT.value())
                        .append("text", seal(SealedFields.METADATA).ciphertext()));
        // then
        assertThat(check(Subject.ROWS).left()).isEqualTo(Left.READABLE);
        assertThat(check(Subject.ROWS).isClean()).isFalse();
    }

    private void delete() {
        publish(2, new DocumentDeleted(DOCUMENT, NOW));
        ledger.record(KeyErasure.of(DOCUMENT), "1a2b3c4d", NOW);
        vault.erase(KeyErasure.of(DOCUMENT));
        row(new Document("deleted", true).append("formerAccount", "acc"));
    }
}

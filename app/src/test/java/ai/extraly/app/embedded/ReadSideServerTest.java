package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadSideServerTest {
    @TempDir
    private Path directory;

    private ReadSideServer server;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void start() {
        server = ReadSideServer.start(directory);
        client = MongoClients.create(server.getConnectionString());
        database = client.getDatabase("extraly");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void keepsWhatWasWritten() {
        // given
        database.getCollection("models").insertOne(new Document("_id", "a"));
        // when
        stop();
        start();
        // then
        assertThat(database.getCollection("models").countDocuments()).isEqualTo(1);
    }

    @Test
    void servesNobodyWhoDoesNotKnowItsSecret() {
        // given
        database.getCollection("models").insertOne(new Document("_id", "a"));
        String known = server.getConnectionString().getConnectionString();
        // when
        try (MongoClient anonymous =
                        MongoClients.create(known.replaceFirst("//.*@", "//").replaceFirst("\\?.*", ""));
                MongoClient guessing = MongoClients.create(known.replaceFirst(":[0-9a-f]{64}@", ":guess@"))) {
            // then
            assertThatThrownBy(() -> anonymous
                            .getDatabase("extraly")
                            .getCollection("models")
                            .find()
                            .first())
                    .isInstanceOfSatisfying(
                            MongoException.class, e -> assertThat(e.getCode()).isEqualTo(13));
            assertThatThrownBy(() -> anonymous.listDatabaseNames().first()).isInstanceOf(MongoException.class);
            assertThatThrownBy(() -> guessing.listDatabaseNames().first()).isInstanceOf(MongoSecurityException.class);
        }
    }

    @Test
    void answersWhatSpringsHealthAsks() {
        Document hello = database.runCommand(new Document("hello", 1));

        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getInteger("maxWireVersion")).isPositive();
    }

    @Test
    void dropsAllIndexesOfOneCollection() {
        // given
        Document same = new Document("name", "same");
        for (String collection : List.of("jobs", "places")) {
            database.getCollection(collection).createIndex(Indexes.ascending("state"));
            database.getCollection(collection).createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
            database.getCollection(collection).insertOne(new Document(same).append("_id", 1));
        }
        // when
        database.getCollection("jobs").dropIndexes();
        stop();
        start();
        // then
        database.getCollection("jobs").insertOne(new Document(same).append("_id", 2));
        assertThatThrownBy(() -> database.getCollection("places").insertOne(new Document(same).append("_id", 2)))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(
                        () -> database.getCollection("jobs").insertOne(new Document("name", "other").append("_id", 1)))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void reusesTheSpaceOfWhatIsOverwritten() throws IOException {
        // given 20 documents of 2 KB
        String filling = "x".repeat(2_000);
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 20; i++) {
                // when each is written 100 times
                database.getCollection("models")
                        .updateOne(
                                Filters.eq("_id", i),
                                Updates.combine(Updates.set("filling", filling), Updates.set("round", round)),
                                new UpdateOptions().upsert(true));
            }
        }
        // then
        assertThat(Files.size(directory.resolve("read-side"))).isLessThan(20_000_000);
    }

    @Test
    void writesToTheFileWhileDocumentsChange() throws Exception {
        // given documents of many fields, whose writes need not wait for the file
        int writers = 3;
        MongoCollection<Document> changing =
                database.getCollection("changing").withWriteConcern(WriteConcern.W1.withJournal(false));
        for (int writer = 0; writer < writers; writer++) {
            Document wide = new Document("_id", writer);
            IntStream.range(0, 2_000).forEach(field -> wide.append("field" + field, field));
            changing.insertOne(wide);
        }
        AtomicBoolean running = new AtomicBoolean(true);
        List<CompletableFuture<Void>> changes = IntStream.range(0, writers)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int round = 0; running.get(); round++) {
                        changing.updateOne(
                                Filters.eq("_id", writer),
                                Updates.combine(Updates.unset("new" + (round - 1)), Updates.set("new" + round, round)));
                    }
                }))
                .toList();
        // when
        for (int write = 0; write < 200; write++) {
            database.getCollection("waiting").insertOne(new Document("_id", write));
        }
        running.set(false);
        // then
        changes.forEach(CompletableFuture::join);
        assertThat(database.getCollection("waiting").countDocuments()).isEqualTo(200);
    }
}

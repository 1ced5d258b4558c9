package ai.extraly.vault;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.vault.erasure.KeyErasure;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultInGridFsTest extends VaultContract {
    private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
    private static final MongoClient CLIENT =
            MongoClients.create(SERVER.bindAndGetConnectionString() + "/?retryWrites=false");

    private final MongoDatabase database = CLIENT.getDatabase("vault-test");

    @Override
    BlobStore node(Clock clock) {
        return new GridFsBlobs(database, clock);
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.shutdownNow();
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    private MongoCollection<Document> chunks() {
        return database.getCollection("vault.chunks");
    }

    @Test
    void showsNoUploadThatIsHalfWritten() throws IOException {
        blobs.putContent(KEY.value(), "original", target -> {
            // when
            target.write(random(3_000_000));
            // then
            assertThat(chunks().countDocuments()).isPositive();
            assertThat(blobs.content(KEY.value(), "original")).isEmpty();
        });
        assertThat(blobs.content(KEY.value(), "original")).isPresent();
    }

    @Test
    void keepsWhatItReplacesUntilTheUploadIsThrough() throws IOException {
        // given
        ClaimCheck before = vault.store(KEY, "original", of(random(100)));
        // when
        blobs.putContent(KEY.value(), "original", target -> {
            target.write(random(3_000_000));
            // then
            assertThat(readAll(KEY, before)).isEqualTo(random(100));
        });
        assertThat(database.getCollection("vault.files").countDocuments()).isEqualTo(1);
    }

    @Test
    void replacesInTheOrderOfTheStoresAndNotOfTheClocks() throws IOException {
        // given
        for (int round = 1; round <= 12; round++) {
            vault.store(KEY, "original", of(random(round)));
        }
        // when
        Vault behind = vaultOf(node(at(NOW.minusSeconds(3_600))));
        ClaimCheck last = behind.store(KEY, "original", of(random(100)));
        // then
        assertThat(readAll(KEY, last)).isEqualTo(random(100));
    }

    @Test
    void erasesTheChunksOfAnUploadThatCrashed() {
        // given
        chunks().insertOne(new Document("files_id", KEY.value() + "/original/0000000000-left").append("n", 0));
        chunks().insertOne(new Document("files_id", OTHER_KEY.value() + "/original/0000000000-x").append("n", 0));
        // when
        vault.erase(KeyErasure.ofUnused(KEY));
        // then
        assertThat(chunks().countDocuments(regex("files_id", "^" + KEY.value())))
                .isZero();
        assertThat(chunks().countDocuments(regex("files_id", "^" + OTHER_KEY.value())))
                .isEqualTo(1);
    }

    @Test
    void leavesNoChunkBehindAStoreThatFails() {
        // when
        assertThatIOException().isThrownBy(() -> vault.store(KEY, "original", Generated.broken()));
        // then
        assertThat(chunks().countDocuments()).isZero();
    }

    @Test
    void failsAsAStreamWhenAChunkIsMissing() throws IOException {
        // given
        ClaimCheck claim = vault.store(KEY, "original", of(random(3_000_000)));
        chunks().deleteOne(eq("n", 2));
        // when
        try (InputStream plain = vault.read(KEY, claim)) {
            assertThat(plain.readNBytes(2_000_000)).isEqualTo(Arrays.copyOf(random(3_000_000), 2_000_000));
            // then
            assertThatIOException().isThrownBy(plain::readAllBytes);
        }
    }
}

package ai.extraly.app.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.extraly.app.embedded.InProcessMongo;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.http.limit.RequestWindows;
import ai.extraly.http.limit.Window;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedRequestWindowsTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final Window WINDOW = Window.at(NOON);

    @TempDir
    private Path directory;

    private final ApiKeyId key = ApiKeyId.next(NOON);
    private InProcessMongo mongo;
    private MongoClient oneClient;
    private MongoClient otherClient;

    @BeforeEach
    void start() {
        mongo = new InProcessMongo(directory);
        oneClient = MongoClients.create(mongo.connection());
        otherClient = MongoClients.create(mongo.connection());
    }

    @AfterEach
    void stop() {
        oneClient.close();
        otherClient.close();
        mongo.close();
    }

    private static MongoDatabase database(MongoClient client) {
        return client.getDatabase("extraly");
    }

    @Test
    void twoNodesGiveEachCountToOneRequest() throws Exception {
        // given
        int requests = 1_100;
        List<RequestWindows> nodes =
                List.of(new SharedRequestWindows(database(oneClient)), new SharedRequestWindows(database(otherClient)));

        // when
        List<Long> counts;
        try (ExecutorService callers = Executors.newFixedThreadPool(64)) {
            List<Callable<Long>> calls = IntStream.range(0, requests)
                    .<Callable<Long>>mapToObj(
                            number -> () -> nodes.get(number % 2).count(key, WINDOW))
                    .toList();
            counts = callers.invokeAll(calls).stream().map(Future::resultNow).toList();
        }

        // then
        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, requests).boxed().toList());
        assertThat(counts).filteredOn(count -> count <= 1_000).hasSize(1_000);
    }

    @Test
    void tellsWhatWasCountedOfEachKey() {
        // given
        RequestWindows windows = new SharedRequestWindows(database(oneClient));
        ApiKeyId idle = ApiKeyId.next(NOON);
        windows.count(key, WINDOW);
        windows.count(key, WINDOW);

        // then
        assertThat(windows.counted(List.of(key, idle), WINDOW)).containsExactly(Map.entry(key, 2L));
        assertThat(windows.counted(List.of(key), Window.at(NOON.plus(Duration.ofHours(1)))))
                .isEmpty();
    }

    @Test
    void windowsThatAreOverAreRemoved() {
        // given
        RequestWindows windows = new SharedRequestWindows(database(oneClient));
        windows.count(key, WINDOW);
        windows.count(key, Window.at(NOON.plus(Duration.ofHours(1))));

        // when
        windows.count(key, Window.at(NOON.plus(Duration.ofHours(2))));

        // then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(database(otherClient)
                                .getCollection(SharedRequestWindows.COLLECTION)
                                .countDocuments())
                        .isEqualTo(2));
    }

    @Test
    void doesNotMakeAnybodyWaitForADatabaseThatIsGone() {
        // given
        RequestWindows windows = new SharedRequestWindows(database(oneClient));
        mongo.close();

        // when
        long start = System.nanoTime();
        assertThatExceptionOfType(MongoException.class).isThrownBy(() -> windows.count(key, WINDOW));

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
    }
}

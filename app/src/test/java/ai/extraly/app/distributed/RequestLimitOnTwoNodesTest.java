package ai.extraly.app.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.app.embedded.InProcessMongo;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLimitOnTwoNodesTest {
    private static final int REQUESTS = 1_100;
    private static final int AT_ONCE = 32;

    @TempDir
    private Path directory;

    @Test
    void ofElevenHundredRequestsExactlyAThousandPass() throws Exception {
        try (InProcessMongo mongo = new InProcessMongo(directory.resolve("mongo"));
                MongoClient one = MongoClients.create(mongo.connection());
                MongoClient other = MongoClients.create(mongo.connection());
                EdgeNode first = EdgeNode.start(directory.resolve("a"), windows(one));
                EdgeNode second = EdgeNode.start(directory.resolve("b"), windows(other));
                ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            // when
            List<Callable<Integer>> calls = IntStream.range(0, REQUESTS)
                    .<Callable<Integer>>mapToObj(number ->
                            () -> (number % 2 == 0 ? first : second).guarded().statusCode())
                    .toList();
            Map<Integer, Long> byStatus = callers.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

            // then
            assertThat(byStatus)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(404, (long) EdgeNode.LIMIT, 429, (long) REQUESTS - EdgeNode.LIMIT));
        }
    }

    private static SharedRequestWindows windows(MongoClient client) {
        return new SharedRequestWindows(client.getDatabase("extraly"));
    }
}

package ai.extraly.app.distributed;

import ai.extraly.app.embedded.InProcessMongo;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What authentication and the rate limit add to a request, with the counts in process and in MongoDB: run by hand. Two addresses at
 * which there is nothing are answered by the same work, but before one of them stand token, key and count; they are asked in turn.
 * Arguments: number of requests of each kind, and a MongoDB's connection string, unless one in this process will do.
 */
final class EdgeCostBench {
    private static final String NO_LIMIT = "--extraly.plans.pro.requests-per-hour=1000000000";

    private EdgeCostBench() {}

    public static void main(String[] arguments) throws Exception {
        int requests = Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("edge-cost");
        try (InProcessMongo mongo = new InProcessMongo(directory.resolve("mongo"));
                MongoClient client = arguments.length > 1
                        ? MongoClients.create(arguments[1])
                        : MongoClients.create(mongo.connection());
                EdgeNode inProcess = EdgeNode.start(directory.resolve("a"), NO_LIMIT);
                EdgeNode inMongo = EdgeNode.start(
                        directory.resolve("b"), new SharedRequestWindows(client.getDatabase("extraly")), NO_LIMIT)) {
            measure(requests, inProcess, inMongo);
            List<Double> medians = measure(requests, inProcess, inMongo);
            System.out.printf(
                    "median of %,d requests each: %.3f ms open; with token, key and count %.3f ms in process (+%.3f), %.3f ms in MongoDB (+%.3f)%n",
                    requests,
                    medians.get(0),
                    medians.get(1),
                    medians.get(1) - medians.get(0),
                    medians.get(2),
                    medians.get(2) - medians.get(0));
        }
        System.exit(0);
    }

    private static List<Double> measure(int requests, EdgeNode inProcess, EdgeNode inMongo) throws Exception {
        List<Long> open = new ArrayList<>();
        List<Long> one = new ArrayList<>();
        List<Long> other = new ArrayList<>();
        for (int request = 0; request < requests; request++) {
            open.add(nanos(() -> inProcess.open().statusCode()));
            one.add(nanos(() -> inProcess.guarded().statusCode()));
            other.add(nanos(() -> inMongo.guarded().statusCode()));
        }
        return List.of(medianMillis(open), medianMillis(one), medianMillis(other));
    }

    private interface Call {
        int status() throws IOException, InterruptedException;
    }

    private static long nanos(Call call) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = call.status();
        long nanos = System.nanoTime() - start;
        if (status != 404) {
            throw new IllegalStateException("Answered " + status);
        }
        return nanos;
    }

    private static double medianMillis(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }
}

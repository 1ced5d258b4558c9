package ai.extraly.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One data directory and one account, one death at each point: whatever was being done is done by the next process, and done once,
 * before that one dies at the next point.
 */
class CrashPointsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A damaged document takes the longest way: worker, failed attempt, saga, end. */
    private static final String DAMAGED = "%PDF-1.7\nnothing of the kind";

    @TempDir
    private Path data;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private String base = "";
    private String token = "";
    private String key = "";

    @Test
    void losesNothingAndEndsNothingTwice() throws Exception {
        CrashPoint[] points = CrashPoint.values();
        for (int deaths = 0; deaths < points.length; deaths++) {
            // given
            CrashPoint point = points[deaths];
            Process doomed = start(point);
            if (deaths == 0) {
                signUp();
            }
            seesAllEnded(deaths);
            // when
            Files.createFile(armed());
            try {
                submit();
            } catch (IOException e) {
                // the answer may die with the process
            }
            // then
            assertThat(doomed.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("death at %s", point)
                    .isTrue();
            assertThat(doomed.exitValue()).as("death at %s", point).isEqualTo(CrashPoint.EXIT_CODE);
        }

        // when
        Process survivor = start(points[0]);
        // then
        seesAllEnded(points.length);
        survivor.destroy();
        assertThat(survivor.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(events())
                .containsEntry("DocumentSubmitted", points.length)
                .containsEntry("ExtractionAttemptFailed", points.length)
                .containsEntry("DocumentFailed", points.length)
                .doesNotContainKey("DocumentCompleted");
    }

    private void seesAllEnded(int documents) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(statuses()).isEqualTo(Collections.nCopies(documents, "failed")));
    }

    private Path armed() {
        return data.resolve("armed");
    }

    /** Starts in peace. */
    private Process start(CrashPoint point) throws Exception {
        Files.deleteIfExists(armed());
        int port = freePort();
        base = "http://127.0.0.1:" + port;
        Path log = data.resolve("log-" + port);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-D" + CrashPoint.POINT + "=" + point,
                        "-D" + CrashPoint.ARMED + "=" + armed(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingExtraly.class.getName(),
                        "--server.port=" + port,
                        "--extraly.data-dir=" + data.resolve("data")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(Files.readString(log));
            }
            return get("/actuator/health/readiness").statusCode() == 200;
        });
        return process;
    }

    private void signUp() throws Exception {
        String credentials = "{\"email\":\"you@example.com\",\"password\":\"correct horse battery\"}";
        post("/api/v1/auth/register", credentials);
        token = Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> post("/api/v1/auth/login", credentials)
                                .at("/data/access_token")
                                .asText(),
                        answered -> !answered.isEmpty());
        key = post("/api/v1/api-keys", "{\"name\":\"first\"}").at("/data/key").asText();
    }

    private void submit() throws IOException, InterruptedException {
        String body = "--x\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.pdf\"\r\n\r\n" + DAMAGED
                + "\r\n--x--\r\n";
        http.send(
                request("/api/v1/documents")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private List<String> statuses() throws Exception {
        List<String> statuses = new ArrayList<>();
        HttpResponse<String> answer = get("/api/v1/documents");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JSON.readTree(answer.body())
                .path("data")
                .forEach(document -> statuses.add(document.path("status").asText()));
        return statuses;
    }

    private JsonNode post(String path, String json) throws Exception {
        return JSON.readTree(http.send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!key.isEmpty()) {
            request.header("X-API-Key", key);
        }
        return request;
    }

    /** How many events of each type the log holds. */
    private Map<String, Integer> events() throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection log = DriverManager.getConnection(
                        "jdbc:h2:" + data.resolve("data/events/events") + ";IFEXISTS=TRUE", "sa", "");
                Statement statement = log.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT payloadType, COUNT(*) FROM DomainEventEntry GROUP BY payloadType")) {
            while (rows.next()) {
                String type = rows.getString(1);
                counts.put(type.substring(type.lastIndexOf('.') + 1), rows.getInt(2));
            }
        }
        return counts;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

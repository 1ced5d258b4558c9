package ai.extraly.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.contract.document.event.DocumentFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole house: a request's name goes with all that follows from it, whoever does it. */
class RequestIdTest {
    private static final String CREDENTIALS =
            "{\"email\":\"request@example.com\",\"password\":\"correct horse battery\"}";

    @TempDir
    private Path directory;

    @Test
    void isInTheMetadataOfEveryEventThatFollows() throws Exception {
        try (ConfigurableApplicationContext house = new SpringApplication(Extraly.class)
                        .run("--server.port=0", "--extraly.data-dir=" + directory.resolve("data"));
                HttpClient http = HttpClient.newHttpClient()) {
            // given
            Caller caller = Caller.registered(http, house);

            // when
            String document = caller.submitted("request-17");
            EventStore log = house.getBean(EventStore.class);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> events(log, document).getLast().getPayload() instanceof DocumentFailed);
            caller.call("DELETE", "/documents/" + document, "", "request-18");

            // then
            List<? extends DomainEventMessage<?>> events = events(log, document);
            assertThat(events)
                    .extracting(event -> event.getPayloadType().getSimpleName())
                    .contains("ExtractionRequested", "ExtractionStarted", "ExtractionAttemptFailed", "DocumentFailed");
            assertThat(events.subList(0, events.size() - 1))
                    .extracting(event -> event.getMetaData().get("requestId"))
                    .containsOnly("request-17");
            assertThat(events.getLast().getMetaData()).containsEntry("requestId", "request-18");
        }
    }

    private static List<? extends DomainEventMessage<?>> events(EventStore log, String document) {
        return log.readEvents(document).asStream().toList();
    }

    private record Caller(HttpClient http, String base, List<String> credentials) {
        static Caller registered(HttpClient http, ApplicationContext house) throws IOException, InterruptedException {
            String port = house.getEnvironment().getRequiredProperty("local.server.port");
            Caller stranger = new Caller(http, "http://127.0.0.1:" + port + "/api/v1", List.of("X-Nobody", "1"));
            stranger.call("POST", "/auth/register", CREDENTIALS, "request-1");
            CaughtUp.await(house);
            String token = stranger.call("POST", "/auth/login", CREDENTIALS, "request-2")
                    .at("/data/access_token")
                    .stringValue();
            Caller holder = new Caller(http, stranger.base, List.of("Authorization", "Bearer " + token));
            String key = holder.call("POST", "/api-keys", "{\"name\":\"test\"}", "request-3")
                    .at("/data/key")
                    .stringValue();
            CaughtUp.await(house);
            return new Caller(http, stranger.base, List.of("Authorization", "Bearer " + token, "X-API-Key", key));
        }

        /** A PDF that is damaged: its end is near. */
        String submitted(String request) throws IOException, InterruptedException {
            String body = """
                    --b\r
                    Content-Disposition: form-data; name="document"; filename="a.pdf"\r
                    \r
                    %PDF-1.7 and then nothing of the kind\r
                    --b--\r
                    """;
            return send("POST", "/documents", "multipart/form-data; boundary=b", body, request)
                    .at("/data/id")
                    .stringValue();
        }

        JsonNode call(String method, String path, String json, String request)
                throws IOException, InterruptedException {
            return send(method, path, "application/json", json, request);
        }

        private JsonNode send(String method, String path, String type, String body, String request)
                throws IOException, InterruptedException {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .headers(credentials.toArray(String[]::new))
                            .header("Content-Type", type)
                            .header("X-Request-Id", request)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
            return JsonMapper.shared().readTree(response.body());
        }
    }
}

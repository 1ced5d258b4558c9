package ai.extraly.app.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.app.CaughtUp;
import ai.extraly.app.Extraly;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole house, with a fault in a projection, in the hands of an operator. */
class OperationOverHttpTest {
    private static final String OPERATOR = "{\"email\":\"ops@example.com\",\"password\":\"look after everything\"}";
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    private static Path directory;

    private static ConfigurableApplicationContext house;
    private static HttpClient http;
    private static Caller stranger;
    private static Caller operator;

    @BeforeAll
    static void start() throws Exception {
        house = new SpringApplication(Extraly.class, Faulty.class)
                .run(
                        "--server.port=0",
                        "--extraly.data-dir=" + directory.resolve("data"),
                        "--extraly.bootstrap.operator.email=ops@example.com",
                        "--extraly.bootstrap.operator.password=look after everything");
        http = HttpClient.newHttpClient();
        stranger = new Caller(http, house.getEnvironment().getRequiredProperty("local.server.port"));
        CaughtUp.await(house);
        operator = stranger.loggedIn(OPERATOR);
    }

    @AfterAll
    static void stop() {
        http.close();
        house.close();
    }

    @Test
    void aPoisonedDocumentWaitsAloneAndIsHandledOnceTheFaultIsMended() throws Exception {
        // given
        stranger.json("POST", "/auth/register", account("owner"));
        CaughtUp.await(house);
        Caller user = stranger.loggedIn(account("owner"));
        user = user.with(
                "X-API-Key",
                user.json("POST", "/api-keys", "{\"name\":\"test\"}")
                        .at("/data/key")
                        .stringValue());
        CaughtUp.await(house);

        // when
        String poisoned = user.submitted();
        String healthy = user.submitted();

        // then
        Caller owner = user;
        await().atMost(SOON).until(() -> statuses(owner).equals(List.of(healthy + " failed")));
        await().atMost(SOON).until(() -> {
            List<? extends DomainEventMessage<?>> life = house.getBean(EventStore.class)
                    .readEvents(poisoned)
                    .asStream()
                    .toList();
            return life.getLast().getPayload() instanceof DocumentFailed
                    && letters().size() == life.size();
        });
        JsonNode letters = letters();
        assertThat(letters.valueStream().map(letter -> letter.path("sequence").asString()))
                .containsOnly(poisoned);
        JsonNode first = letters.get(0);
        assertThat(first.path("event").asString()).isEqualTo("DocumentSubmitted");
        assertThat(first.path("cause").asString()).isEqualTo("It could not be handled: illegal state.");
        assertThat(first.path("following").asInt()).isEqualTo(letters.size() - 1);
        assertThat(letters.get(1).path("cause").isNull()).isTrue();
        assertThat(letters.toString()).doesNotContain("too much", "Exception", "ai.extraly");

        // when
        String retry = "/ops/dead-letters/" + letters.get(1).path("id").asString() + "/retry";
        JsonNode inVain = operator.retried(retry);
        // then
        assertThat(inVain.at("/data/went_through").booleanValue()).isFalse();
        JsonNode tried = letters().get(0);
        assertThat(tried.path("id")).isEqualTo(first.path("id"));
        assertThat(tried.path("retries").asInt())
                .isGreaterThan(first.path("retries").asInt());

        // when
        house.getBean(Poison.class).mend();
        JsonNode through = operator.retried(retry);

        // then
        assertThat(through.at("/data/went_through").booleanValue()).isTrue();
        assertThat(letters().size()).isZero();
        assertThat(statuses(owner)).containsExactlyInAnyOrder(poisoned + " failed", healthy + " failed");
    }

    @Test
    void saysHowFarAProcessorIsBehindAndChangesItsSegments() throws Exception {
        // given
        StreamingEventProcessor erasure = house.getBean(EventProcessingConfiguration.class)
                .eventProcessor("erasure", StreamingEventProcessor.class)
                .orElseThrow();
        await().atMost(SOON).until(() -> processor("erasure").path("lag_events").asLong() == 0);

        // when
        erasure.shutDown(); // what it only passed over may not be stored yet, and will be passed over again
        long before = lag();
        stranger.json("POST", "/auth/register", account("another"));
        // then
        assertThat(lag()).isEqualTo(before + 1);
        assertThat(processor("erasure").at("/segments/0/node").isNull()).isTrue();
        assertThat(operator.status("POST", "/ops/processors/erasure/split")).isEqualTo(409);

        // when
        erasure.start();
        // then
        await().atMost(SOON).until(() -> lag() == 0);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(processor("erasure")
                                .path("segments")
                                .valueStream()
                                .map(segment -> segment.path("node").asString("")))
                        .containsOnly("the-only-one"));

        // when
        int segments = processor("erasure").path("segments").size();
        JsonNode split = operator.json("POST", "/ops/processors/erasure/split", "{}");
        // then
        assertThat(split.at("/data/segments").size()).isEqualTo(segments + 1);
        assertThat(operator.status("POST", "/ops/processors/nonsense/merge")).isEqualTo(404);
    }

    @Test
    void saysWhatStopsAProcessorUntilItGoesOn() throws Exception {
        // given
        Breakdown breakdown = house.getBean(Breakdown.class);
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        // when
        breakdown.begin();
        stranger.json("POST", "/auth/register", account("a-third"));

        // then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(segment("accounts-1").path("error").asString(""))
                                .isEqualTo("It could not be handled: unchecked io. It is tried again."));
        assertThat(Instant.parse(segment("accounts-1").path("error_at").asString()))
                .isBetween(before, Instant.now());
        assertThat(segment("documents-1").path("error").isNull()).isTrue();

        // when
        breakdown.end();
        // then
        await().atMost(SOON).until(() -> segment("accounts-1").path("error").isNull());
        assertThat(segment("accounts-1").path("error_at").isNull()).isTrue();
    }

    @Test
    void showsItsHealthToOperatorsInDetailAndItsProbesToAnybody() throws Exception {
        // when
        JsonNode health = operator.health("");
        // then
        assertThat(health.at("/components/workers/status").stringValue()).isEqualTo("UP");
        assertThat(health.at("/components/workers/details").propertyNames()).contains("running", "busy");
        assertThat(health.at("/components/eventLog/status").stringValue()).isEqualTo("UP");
        assertThat(operator.health("/readiness").propertyNames()).containsExactly("status");
        assertThat(stranger.health("/readiness").propertyNames()).containsExactly("status");
    }

    private static String account(String name) {
        return "{\"email\":\"%s@example.com\",\"password\":\"correct horse battery\"}".formatted(name);
    }

    private static JsonNode segment(String processor) throws IOException, InterruptedException {
        return processor(processor).at("/segments/0");
    }

    private static long lag() throws IOException, InterruptedException {
        return processor("erasure").path("lag_events").asLong();
    }

    private static JsonNode processor(String name) throws IOException, InterruptedException {
        return operator.json("GET", "/ops/processors", "")
                .path("data")
                .valueStream()
                .filter(processor -> processor.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode letters() throws IOException, InterruptedException {
        return operator.json("GET", "/ops/dead-letters?per_page=100", "").path("data");
    }

    private static List<String> statuses(Caller user) throws IOException, InterruptedException {
        return user.json("GET", "/documents", "")
                .path("data")
                .valueStream()
                .map(document -> document.path("id").asString() + " "
                        + document.path("status").asString())
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Faulty {
        @Bean
        Poison poison() {
            return new Poison();
        }

        @Bean
        Breakdown breakdown() {
            return new Breakdown();
        }
    }

    private record Caller(HttpClient http, String port, List<String> credentials) {
        private static final String API = "/api/v1";

        Caller(HttpClient http, String port) {
            this(http, port, List.of("X-Nobody", "1"));
        }

        Caller loggedIn(String who) throws IOException, InterruptedException {
            return with(
                    "Authorization",
                    "Bearer "
                            + json("POST", "/auth/login", who)
                                    .at("/data/access_token")
                                    .stringValue());
        }

        Caller with(String name, String value) {
            return new Caller(
                    http,
                    port,
                    Stream.concat(credentials.stream(), Stream.of(name, value)).toList());
        }

        /** A PDF that is damaged: its end is near. */
        String submitted() throws IOException, InterruptedException {
            String body = """
                    --b\r
                    Content-Disposition: form-data; name="document"; filename="a.pdf"\r
                    \r
                    %PDF-1.7 and then nothing of the kind\r
                    --b--\r
                    """;
            return read(send("POST", API + "/documents", "multipart/form-data; boundary=b", body))
                    .at("/data/id")
                    .stringValue();
        }

        JsonNode json(String method, String path, String json) throws IOException, InterruptedException {
            return read(send(method, API + path, "application/json", json));
        }

        /** A projection tries its letters again by itself; whoever comes at that moment is told to come again. */
        JsonNode retried(String path) {
            return read(await().atMost(SOON)
                    .until(
                            () -> send("POST", API + path, "application/json", "{}"),
                            answer -> answer.statusCode() != 409));
        }

        JsonNode health(String group) throws IOException, InterruptedException {
            return read(send("GET", "/actuator/health" + group, "application/json", ""));
        }

        int status(String method, String path) throws IOException, InterruptedException {
            return send(method, API + path, "application/json", "{}").statusCode();
        }

        private static JsonNode read(HttpResponse<String> response) {
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
            return JsonMapper.shared().readTree(response.body());
        }

        private HttpResponse<String> send(String method, String path, String type, String body)
                throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .headers(credentials.toArray(String[]::new))
                            .header("Content-Type", type)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}

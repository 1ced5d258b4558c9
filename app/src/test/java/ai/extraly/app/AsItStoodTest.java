package ai.extraly.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.command.AbandonWebhook;
import ai.extraly.contract.document.command.CarriedOver;
import ai.extraly.contract.document.command.CorrectResults;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.RecordWebhookAttempt;
import ai.extraly.contract.document.command.ReprocessDocument;
import ai.extraly.contract.document.command.RequestExtraction;
import ai.extraly.contract.document.command.StartExtraction;
import ai.extraly.contract.document.command.StartWebhookAttempt;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole house but for the workers, whose part is played by hand: after each step of a full life the document's owner looks at it, and
 * later asks how it stood then. The two answers are the same. A new kind of step is one more line in {@link #LIFE}.
 */
class AsItStoodTest {
    private static final String CREDENTIALS =
            "{\"email\":\"owner@example.com\",\"password\":\"correct horse battery\"}";
    private static final String EVERYTHING = "include=evidence,checks,attempts,webhooks";
    private static final EngineVersion ENGINE = new EngineVersion("1.4.0");

    /** What happens after the submission, one step after the other, each a second after the last. */
    private static final List<Step> LIFE = List.of(
            new Step("queued", h -> new RequestExtraction(h.document, 1, 1, h.now())),
            new Step("started", h -> new StartExtraction(h.document, 1, 1, h.now())),
            new Step("started again by another worker", h -> new StartExtraction(h.document, 1, 1, h.now())),
            new Step(
                    "failed",
                    h -> new RecordExtractionFailure(h.document, 1, 1, FailureReason.TIMED_OUT, true, ENGINE, h.now())),
            new Step("queued for a retry", h -> new RequestExtraction(h.document, 1, 2, h.now())),
            new Step("started for the second time", h -> new StartExtraction(h.document, 1, 2, h.now())),
            new Step(
                    "completed",
                    h -> new RecordExtraction(
                            h.document, 1, 2, DetectionType.INVOICE, 2, h.results("INV-1"), ENGINE, null, h.now())),
            new Step("receiver called", h -> new StartWebhookAttempt(h.document, h.delivery(), 1, 1, h.now())),
            new Step(
                    "receiver did not want it",
                    h -> new RecordWebhookAttempt(
                            h.document,
                            h.delivery(),
                            1,
                            1,
                            WebhookFailure.BAD_STATUS,
                            503,
                            87,
                            h.sealed("busy"),
                            h.now())),
            new Step("receiver given up", h -> new AbandonWebhook(h.document, h.delivery(), 1, h.now())),
            new Step(
                    "corrected",
                    h -> new CorrectResults(
                            h.document, h.account, 1, 1, h.results("patch"), h.results("INV-7"), null, h.now())),
            new Step("to be read again", h -> new ReprocessDocument(h.document, h.account, false, h.now())),
            new Step("queued again", h -> new RequestExtraction(h.document, 2, 1, h.now())),
            new Step("started in the second run", h -> new StartExtraction(h.document, 2, 1, h.now())),
            new Step(
                    "completed again, with the correction carried over",
                    h -> new RecordExtraction(
                            h.document,
                            2,
                            1,
                            DetectionType.INVOICE,
                            2,
                            h.results("INV-2"),
                            new EngineVersion("1.5.0"),
                            new CarriedOver(List.of(1), h.results("INV-7-again")),
                            h.now())));

    private record Step(String name, Function<House, Object> command) {}

    /** What was answered at one moment. */
    private record Moment(String step, Instant at, JsonNode answer) {}

    @TempDir
    private Path directory;

    @Test
    void isWhatTheOwnerSawThen() {
        try (House house = House.open(directory)) {
            // given
            house.submit();
            List<Moment> moments = new ArrayList<>(List.of(house.look("submitted")));
            for (Step step : LIFE) {
                house.tick();
                house.send(step.command().apply(house));
                moments.add(house.look(step.name()));
            }
            house.tick();

            // then
            assertThat(house.asOf(moments.getFirst().at().minusMillis(1)).statusCode())
                    .isEqualTo(404);
            for (int i = 0; i < moments.size(); i++) {
                Moment moment = moments.get(i);
                Instant next = i + 1 < moments.size() ? moments.get(i + 1).at() : house.now();
                assertAnswers(house, moment, moment.at());
                assertAnswers(house, moment, moment.at().plusMillis(500));
                assertAnswers(house, moment, next.minusMillis(1));
            }

            // when
            house.delete();

            // then
            assertThat(moments)
                    .allSatisfy(moment ->
                            assertThat(house.asOf(moment.at()).statusCode()).isEqualTo(404));
            assertThat(house.asOf(house.now()).statusCode()).isEqualTo(404);
        }
    }

    private static void assertAnswers(House house, Moment moment, Instant at) {
        HttpResponse<String> then = house.asOf(at);
        assertThat(then.statusCode()).as("%s, at %s", moment.step(), at).isEqualTo(200);
        assertThat(House.json(then)).as("%s, at %s", moment.step(), at).isEqualTo(moment.answer());
    }

    /** The system with a clock that stands still, its owner and one document. */
    private static final class House implements AutoCloseable {
        private final ConfigurableApplicationContext context;
        private final HandClock clock;
        private final HttpClient http = HttpClient.newHttpClient();
        private final String base;
        private List<String> credentials = List.of("X-Nobody", "1");
        private AccountId account = AccountId.derived(new byte[16]);
        private DocumentId document = new DocumentId("doc_00000000000000000000000000");

        private House(ConfigurableApplicationContext context) {
            this.context = context;
            this.clock = context.getBean(HandClock.class);
            this.base =
                    "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + "/api/v1";
        }

        static House open(Path directory) {
            return new House(new SpringApplicationBuilder(Extraly.class, StandingStill.class)
                    .run(
                            "--server.port=0",
                            "--extraly.roles=http,command,query",
                            "--extraly.webhooks.allow-private-networks=true",
                            "--server.address=127.0.0.1",
                            "--extraly.data-dir=" + directory.resolve("data")));
        }

        Instant now() {
            return clock.instant();
        }

        void tick() {
            clock.advance(Duration.ofSeconds(1));
        }

        void submit() {
            account = new AccountId(json(call("POST", "/auth/register", "application/json", CREDENTIALS))
                    .at("/data/id")
                    .stringValue());
            CaughtUp.await(context);
            String token = json(call("POST", "/auth/login", "application/json", CREDENTIALS))
                    .at("/data/access_token")
                    .stringValue();
            credentials = List.of("Authorization", "Bearer " + token);
            String key = json(call("POST", "/api-keys", "application/json", "{\"name\":\"test\"}"))
                    .at("/data/key")
                    .stringValue();
            credentials = List.of("Authorization", "Bearer " + token, "X-API-Key", key);
            CaughtUp.await(context);
            tick();
            String body = """
                    --b\r
                    Content-Disposition: form-data; name="document"; filename="invoice.pdf"\r
                    \r
                    %PDF-1.7 and then something\r
                    --b\r
                    Content-Disposition: form-data; name="metadata"\r
                    \r
                    {"order":"A-77"}\r
                    --b\r
                    Content-Disposition: form-data; name="webhook_url"\r
                    \r
                    http://127.0.0.1:9/hook\r
                    --b--\r
                    """;
            document = new DocumentId(json(call("POST", "/documents", "multipart/form-data; boundary=b", body))
                    .at("/data/id")
                    .stringValue());
        }

        void send(Object command) {
            context.getBean(CommandGateway.class).sendAndWait(command);
        }

        /** What the owner is answered once the read model has seen all that happened. */
        Moment look(String step) {
            Instant last = context.getBean(EventStore.class)
                    .readEvents(document.value())
                    .asStream()
                    .map(event -> ((DocumentEvent) event.getPayload()).at())
                    .reduce((_, later) -> later)
                    .orElseThrow();
            CaughtUp.await(context);
            return new Moment(
                    step, last, json(call("GET", "/documents/" + document + "?" + EVERYTHING, "text/plain", "")));
        }

        /** How it stood at {@code at}, to the millisecond. */
        HttpResponse<String> asOf(Instant at) {
            String exact =
                    at.toString().contains(".") ? at.toString() : at.toString().replace("Z", ".000Z");
            return call("GET", "/documents/" + document + "?" + EVERYTHING + "&as_of=" + exact, "text/plain", "");
        }

        void delete() {
            assertThat(call("DELETE", "/documents/" + document, "text/plain", "")
                            .statusCode())
                    .isEqualTo(200);
            tick();
        }

        DeliveryId delivery() {
            return DeliveryId.of(document, 1);
        }

        Sealed sealed(String answer) {
            return context.getBean(Vault.class).seal(DataKeyId.of(document), SealedFields.WEBHOOK_ANSWER, answer);
        }

        /** An invoice of this number, as a worker would leave it in the vault. */
        ClaimCheck results(String number) {
            String stored = """
                    {"results":{"invoice_number":"%s","total":12.50},"evidence":{},"checks":[]}""".formatted(number);
            try {
                return context.getBean(Vault.class)
                        .store(
                                DataKeyId.of(document),
                                "results-" + number,
                                new ByteArrayInputStream(stored.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private HttpResponse<String> call(String method, String path, String type, String body) {
            try {
                return http.send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .headers(credentials.toArray(String[]::new))
                                .header("Content-Type", type)
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        static JsonNode json(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return JsonMapper.shared().readTree(answer.body());
        }

        @Override
        public void close() {
            http.close();
            context.close();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class StandingStill {
        @Bean
        @Primary
        HandClock handClock() {
            return new HandClock();
        }
    }

    /** A clock that stands still until it is moved by hand. */
    static final class HandClock extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-21T10:30:00.123Z"));

        void advance(Duration by) {
            now.updateAndGet(instant -> instant.plus(by));
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}

package ai.extraly.http.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.RawSocket;
import ai.extraly.http.house.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** On a server of its own, because hours go by here. */
@HttpTest
@TestPropertySource(properties = "extraly.plans.archive.requests-per-hour=" + RateLimitHttpTest.LIMIT)
class RateLimitHttpTest {
    /** Of the plan {@code archive}. */
    static final int LIMIT = 10;

    @LocalServerPort
    int port;

    @Autowired
    HandClock clock;

    private String account;
    private Client client;

    @BeforeEach
    void register() {
        String email = Client.newEmail();
        Client stranger = Client.anonymous(port);
        account = stranger.json("POST", "/auth/register", Client.credentials(email, Client.PASSWORD))
                .json()
                .at("/data/id")
                .stringValue();
        client = stranger.loggedIn(email, Client.PASSWORD).withKey();
        put("archive");
    }

    private void put(String plan) {
        Client operator = Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
        operator.json("PUT", "/ops/accounts/" + account + "/plan", "{\"plan\":\"%s\"}".formatted(plan));
        clock.advance(Duration.ofSeconds(1));
    }

    private void useUp() {
        IntStream.range(0, LIMIT).forEach(request -> client.get("/documents"));
    }

    private void assertCounted(Reply reply, int used) {
        assertThat(reply.header("X-RateLimit-Limit")).hasValue(String.valueOf(LIMIT));
        assertThat(reply.header("X-RateLimit-Remaining")).hasValue(String.valueOf(LIMIT - used));
        assertThat(reply.header("X-RateLimit-Reset"))
                .hasValue(String.valueOf(clock.instant()
                        .truncatedTo(ChronoUnit.HOURS)
                        .plus(Duration.ofHours(1))
                        .getEpochSecond()));
    }

    @Nested
    class EveryAnswerToAKey {
        @Test
        void saysWhatIsLeft() {
            assertCounted(client.get("/documents"), 1);
            assertCounted(client.get("/documents"), 2);
        }

        @Test
        void saysSoWhenItIsAnError() {
            // given
            client.submitted();

            // then
            assertCounted(client.get("/documents/doc_nowhere"), 2);
            assertCounted(client.get("/documents?page=none"), 3);
            assertCounted(client.json("PATCH", "/documents", "{}"), 4);
            assertCounted(client.delete("/documents/" + client.submitted()), 6);
            assertCounted(client.get("/documents/a/b/c"), 7);
            assertCounted(client.submit(new Multipart().file("document", "a.txt", "text".getBytes(UTF_8))), 8);
            assertCounted(client.submit(new Multipart().file("document", "large.pdf", new byte[22 * 1024 * 1024])), 9);
        }

        @Test
        void saysSoWhenThePlanDoesNotIncludeTheApi() {
            // given
            put("free");

            // when
            Reply reply = client.get("/documents");

            // then
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.header("X-RateLimit-Limit")).hasValue("1000");
            assertThat(reply.header("X-RateLimit-Remaining")).hasValue("999");
        }

        @Test
        void isToldApartByKey() {
            // given
            useUp();

            // then
            assertCounted(client.withKey().get("/documents"), 1);
        }
    }

    @Nested
    class WhoeverIsNotIdentified {
        @Test
        void isToldNothingAndUsesNothingUp() {
            // when
            Reply reply = client.with("Authorization", "Bearer wrong").get("/documents");

            // then
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("X-RateLimit-Limit")).isEmpty();
            assertCounted(client.get("/documents"), 1);
        }
    }

    @Nested
    class BeyondTheLimit {
        @Test
        void aRequestIsRefusedUntilTheHourIsOver() {
            // given
            useUp();

            // when
            Reply refused = client.get("/documents");

            // then
            Instant now = clock.instant();
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.error()).isEqualTo("RATE_LIMITED");
            assertCounted(refused, LIMIT);
            long wait = Long.parseLong(refused.header("Retry-After").orElseThrow());
            assertThat(wait).isBetween(1L, 3_600L);
            assertThat(now.plusSeconds(wait).truncatedTo(ChronoUnit.HOURS)).isAfter(now);

            // when
            clock.advance(Duration.ofSeconds(wait));

            // then
            assertCounted(client.get("/documents"), 1);
        }

        @Test
        void aBodyIsNotEvenAskedFor() {
            // given
            useUp();

            // when
            String answer = RawSocket.exchange(
                    port,
                    RawSocket.request(
                            "POST /api/v1/documents HTTP/1.1",
                            "Host: localhost",
                            "Authorization: " + client.header("Authorization"),
                            "X-API-Key: " + client.header("X-API-Key"),
                            "Content-Type: " + Multipart.contentType(),
                            "Content-Length: 1000",
                            "Expect: 100-continue",
                            "Connection: close"));

            // then
            assertThat(answer).startsWith("HTTP/1.1 429").doesNotContain("100 Continue");
        }

        @Test
        void exactlyTheAllowedPassHoweverManyComeAtOnce() throws Exception {
            // when
            Map<Integer, Long> byStatus;
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Integer> call = () -> client.get("/documents").status();
                byStatus = callers
                        .invokeAll(IntStream.range(0, 5 * LIMIT)
                                .mapToObj(number -> call)
                                .toList())
                        .stream()
                        .map(Future::resultNow)
                        .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            }

            // then
            assertThat(byStatus).containsExactlyInAnyOrderEntriesOf(Map.of(200, (long) LIMIT, 429, 4L * LIMIT));
        }
    }

    @Nested
    class TheUsage {
        @Test
        void isToldForEachKeyThatIsInUse() {
            // given
            useUp();
            client.get("/documents");
            Client second = client.withKey();
            second.get("/documents");
            client.withKey();

            // when
            Reply reply = client.without("X-API-Key").get("/usage");

            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/data/plan").stringValue()).isEqualTo("archive");
            assertThat(reply.json().at("/data/limit").intValue()).isEqualTo(LIMIT);
            Instant from = clock.instant().truncatedTo(ChronoUnit.HOURS);
            assertThat(reply.json().at("/data/window/from").stringValue()).isEqualTo(from.toString());
            assertThat(reply.json().at("/data/window/to").stringValue())
                    .isEqualTo(from.plus(Duration.ofHours(1)).toString());
            assertThat(reply.json()
                            .at("/data/keys")
                            .valueStream()
                            .map(key -> List.of(
                                    key.at("/name").stringValue(),
                                    key.at("/used").intValue(),
                                    key.at("/remaining").intValue())))
                    .containsExactlyInAnyOrder(
                            List.of("test", LIMIT, 0), List.of("test", 1, LIMIT - 1), List.of("test", 0, LIMIT));
        }

        @Test
        void isTheAccountHoldersAlone() {
            assertThat(Client.anonymous(port).get("/usage").status()).isEqualTo(401);
        }
    }
}

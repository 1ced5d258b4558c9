package ai.extraly.http.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.contract.webhook.NamesInMemory;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.MemoryVault;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.RawSocket;
import ai.extraly.http.house.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class IdempotencyHttpTest {
    private static final String KEY = "order 4711/a";

    @LocalServerPort
    int port;

    @Autowired
    MemoryVault vault;

    @Autowired
    DocumentsInMemory documents;

    @Autowired
    NamesInMemory names;

    @Autowired
    HandClock clock;

    private Client client;

    @BeforeEach
    void register() {
        client = Client.registered(port).with("Idempotency-Key", KEY);
    }

    private static Multipart request() {
        return new Multipart()
                .file("document", "statement.pdf", Client.pdf())
                .field("metadata", "{\"order\": 4711}")
                .field("webhook_url", "https://example.com/hook");
    }

    private static DocumentId id(Reply reply) {
        assertThat(reply.status()).isEqualTo(201);
        return new DocumentId(reply.json().at("/data/id").stringValue());
    }

    private static void assertSameAnswer(Reply reply, Reply first) {
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).isEqualTo(first.text());
        assertThat(reply.header("Location")).isEqualTo(first.header("Location"));
    }

    private static void assertConflict(Reply reply) {
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.error()).isEqualTo("CONFLICT");
    }

    @Nested
    class TheSameRequestAgain {
        @Test
        void isAnsweredAsTheFirstOneWasWhateverHasHappenedSince() {
            // given
            Reply first = client.submit(request());
            documents.fail(id(first), FailureReason.CORRUPTED);
            clock.advance(Duration.ofSeconds(61));

            // when
            Reply again = client.submit(request());

            // then
            assertSameAnswer(again, first);
            assertThat(first.json().at("/data/status").stringValue()).isEqualTo("pending");
            assertThat(vault.contents(DataKeyId.of(id(first)))).isEqualTo(1);
        }

        @Test
        void isNotJudgedByWhereItsWebhookLeadsNow() {
            // given
            Multipart request = new Multipart()
                    .file("document", "statement.pdf", Client.pdf())
                    .field("webhook_url", "https://moving.example/hook");
            names.put("moving.example", "93.184.216.34");
            Reply first = client.submit(request);
            names.put("moving.example", "10.0.0.7");

            // when
            Reply again = client.submit(request);

            // then
            assertSameAnswer(again, first);
        }

        @Test
        void mayBeWrittenInAnotherWay() {
            // given
            Reply first = client.submit(request());

            // when
            Reply again = client.submitChunked(new Multipart()
                    .field("callback_url", "https://example.com/hook")
                    .field("metadata", "{\"order\": 4711}")
                    .field("detection_type", "auto")
                    .field("password", "")
                    .file("file", "statement.pdf", Client.pdf())
                    .bytes());

            // then
            assertSameAnswer(again, first);
        }

        @Test
        void isAnotherDocumentWhenAnotherAccountSendsIt() {
            // given
            DocumentId first = id(client.submit(request()));

            // when
            Client other = Client.registered(port).with("Idempotency-Key", KEY);

            // then
            assertThat(id(other.submit(request()))).isNotEqualTo(first);
        }

        @Test
        void isTheSameDocumentUnderAnotherKeyOfTheAccount() {
            // given
            Reply first = client.submit(request());

            // then
            assertSameAnswer(client.without("X-API-Key").withKey().submit(request()), first);
        }

        @Test
        void isOneDocumentHoweverManyRace() throws Exception {
            // when
            List<Reply> replies;
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Reply> call = () -> client.submit(request());
                replies = callers
                        .invokeAll(
                                IntStream.range(0, 20).mapToObj(number -> call).toList())
                        .stream()
                        .map(Future::resultNow)
                        .toList();
            }

            // then
            replies.forEach(reply -> assertSameAnswer(reply, replies.getFirst()));
            DocumentId id = id(replies.getFirst());
            SubmitDocument submitted = documents.submitted(id);
            assertThat(vault.contents(DataKeyId.of(id))).isEqualTo(1);
            assertThat(vault.has(submitted.original())).isTrue();
            assertThat(client.get("/documents").json().at("/meta/total").intValue())
                    .isEqualTo(1);
        }
    }

    @Nested
    class AnotherRequest {
        static List<Multipart> requests() {
            return List.of(
                    request().field("password", "secret"),
                    request().field("detection_type", "invoice"),
                    request().field("custom_fields", "[\"vat_number\"]"),
                    new Multipart()
                            .file("document", "statement.pdf", Client.pdf())
                            .field("webhook_url", "https://example.com/hook"),
                    new Multipart()
                            .file("document", "statement.pdf", Client.pdf())
                            .field("metadata", "{\"order\": 4711}"),
                    new Multipart()
                            .file("document", "other.pdf", Client.pdf())
                            .field("metadata", "{\"order\": 4711}")
                            .field("webhook_url", "https://example.com/hook"),
                    new Multipart()
                            .file("document", "statement.pdf", "%PDF-1.7\nsomething else".getBytes(UTF_8))
                            .field("metadata", "{\"order\": 4711}")
                            .field("webhook_url", "https://example.com/hook"));
        }

        @ParameterizedTest
        @MethodSource("requests")
        void isRefusedAndLeavesNothing(Multipart other) {
            // given
            DocumentId first = id(client.submit(request()));

            // when
            Reply reply = client.submit(other);

            // then
            assertConflict(reply);
            assertThat(vault.contents(DataKeyId.of(first))).isEqualTo(1);
        }

        @Test
        void mayFollowOneThatWasNotAcceptable() {
            // given
            assertThat(client.submit(request().field("detection_type", "poem")).status())
                    .isEqualTo(400);

            // when
            DocumentId id = id(client.submit(request()));

            // then
            assertThat(vault.contents(DataKeyId.of(id))).isEqualTo(1);
        }
    }

    @Nested
    class OnceTheDocumentIsDeleted {
        @Test
        void theKeyIsUsedUp() {
            // given
            DocumentId first = id(client.submit(request()));
            documents.fail(first, FailureReason.CORRUPTED);
            client.delete("/documents/" + first);

            // when
            Reply reply = client.submit(request());

            // then
            assertConflict(reply);
            assertThat(vault.has(DataKeyId.of(first))).isFalse();
        }

        @Test
        void aBodyIsNotEvenAskedFor() {
            // given
            DocumentId first = id(client.submit(request()));
            documents.fail(first, FailureReason.CORRUPTED);
            client.delete("/documents/" + first);

            // when
            String answer = RawSocket.exchange(
                    port,
                    RawSocket.request(
                            "POST /api/v1/documents HTTP/1.1",
                            "Host: localhost",
                            "Authorization: " + client.header("Authorization"),
                            "X-API-Key: " + client.header("X-API-Key"),
                            "Idempotency-Key: " + KEY,
                            "Content-Type: " + Multipart.contentType(),
                            "Content-Length: 1000",
                            "Expect: 100-continue",
                            "Connection: close"));

            // then
            assertThat(answer).startsWith("HTTP/1.1 409").doesNotContain("100 Continue");
        }
    }

    @Nested
    class TheKey {
        @ParameterizedTest
        @ValueSource(ints = {1, 255})
        void mayBeAsLongAs(int length) {
            assertThat(client.with("Idempotency-Key", "~".repeat(length))
                            .submit(request())
                            .status())
                    .isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 256})
        void mustNotBeAsLongAs(int length) {
            assertMalformed(client.with("Idempotency-Key", "k".repeat(length)).submit(request()));
        }

        @Test
        void mustBePrintableAscii() {
            String answer = RawSocket.exchange(
                    port,
                    RawSocket.request(
                            "POST /api/v1/documents HTTP/1.1",
                            "Host: localhost",
                            "Authorization: " + client.header("Authorization"),
                            "X-API-Key: " + client.header("X-API-Key"),
                            "Idempotency-Key: clé",
                            "Content-Type: " + Multipart.contentType(),
                            "Content-Length: 0",
                            "Connection: close"));

            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"Idempotency-Key\":[");
        }

        private void assertMalformed(Reply reply) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
            assertThat(reply.detail("Idempotency-Key")).isNotEmpty();
        }
    }
}

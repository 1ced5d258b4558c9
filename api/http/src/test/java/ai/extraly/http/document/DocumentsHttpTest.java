package ai.extraly.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.MemoryVault;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.Reply;
import ai.extraly.vault.erasure.KeyErasure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@HttpTest
class DocumentsHttpTest {
    private static final String RESULTS =
            "{ \"results\" : {\"opening_balance\":15230.50,\"huge\":12345678901234567890.10,\"tiny\":0.0000000001,\"name\":\"Ї \\u0001\",\"transactions\":[{\"amount\":5200.00}]} ,\"evidence\":{\"opening_balance\":{\"page\":1,\"confidence\":0.990}},\"checks\":[{\"name\":\"balance\",\"passed\":true}]}";
    private static final String RESULTS_ALONE =
            "{\"opening_balance\":15230.50,\"huge\":12345678901234567890.10,\"tiny\":0.0000000001,\"name\":\"Ї \\u0001\",\"transactions\":[{\"amount\":5200.00}]}";

    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    @Autowired
    MemoryVault vault;

    @Autowired
    HandClock clock;

    private Client client;

    @BeforeEach
    void register() {
        client = Client.registered(port);
    }

    @Nested
    class LookingAtOne {
        @Test
        void showsNoResultsWhileThereAreNone() {
            // given
            DocumentId id = client.submitted();

            // when
            Reply reply = client.get("/documents/" + id + "?include=evidence,checks");

            // then
            assertThat(reply.json().at("/data").propertyNames())
                    .containsExactly(
                            "id",
                            "status",
                            "detection_type",
                            "original_filename",
                            "pages",
                            "webhook_url",
                            "metadata",
                            "created_at",
                            "updated_at");
            assertThat(reply.header("Retry-After")).hasValue("2");
        }

        @Test
        void showsResultsToTheDigit() {
            // given
            DocumentId id = client.submitted();
            documents.complete(id, DetectionType.BANK_STATEMENT, RESULTS);

            // when
            Reply reply = client.get("/documents/" + id);

            // then
            assertThat(reply.text()).contains("\"results\":" + RESULTS_ALONE + ",\"created_at\"");
            assertThat(reply.json().at("/data").propertyNames())
                    .containsExactly(
                            "id",
                            "status",
                            "detection_type",
                            "original_filename",
                            "pages",
                            "webhook_url",
                            "metadata",
                            "results",
                            "created_at",
                            "updated_at");
            assertThat(reply.json().at("/data/status").stringValue()).isEqualTo("completed");
            assertThat(reply.json().at("/data/detection_type").stringValue()).isEqualTo("bank_statement");
            assertThat(reply.header("Retry-After")).isEmpty();
        }

        @Test
        void includesWhatIsAskedFor() {
            // given
            DocumentId id = client.submitted();
            documents.complete(id, DetectionType.BANK_STATEMENT, RESULTS);

            // when
            Reply both = client.get("/documents/" + id + "?include=evidence,checks");
            Reply one = client.get("/documents/" + id + "?include=checks");

            // then
            assertThat(both.text())
                    .contains("\"evidence\":{\"opening_balance\":{\"page\":1,\"confidence\":0.990}}")
                    .contains("\"checks\":[{\"name\":\"balance\",\"passed\":true}]");
            assertThat(one.json().at("/data").has("checks")).isTrue();
            assertThat(one.json().at("/data").has("evidence")).isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "include=secrets|include",
                    "include=evidence,|include",
                    "wait=61|wait",
                    "wait=-1|wait",
                    "wait=soon|wait",
                    "wait=1.5|wait",
                    "wait=1&wait=2|wait"
                })
        void refusesUnknownValues(String query, String field) {
            Reply reply = client.get("/documents/" + client.submitted() + "?" + query);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.detail(field)).isNotEmpty();
        }

        @Test
        void ignoresUnknownNames() {
            assertThat(client.get("/documents/" + client.submitted() + "?foo=bar")
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @EnumSource(FailureReason.class)
        void saysWhyItFailed(FailureReason reason) {
            // given
            DocumentId id = client.submitted();
            documents.fail(id, reason);

            // when
            JsonNode data = client.get("/documents/" + id).json().at("/data");

            // then
            assertThat(data.at("/error").propertyNames()).containsExactly("code", "message", "reason");
            assertThat(data.at("/error/code").stringValue()).isEqualTo("PROCESSING_ERROR");
            assertThat(data.at("/error/reason").stringValue()).isEqualTo(reason.wire());
            assertThat(data.at("/error/message").stringValue()).isNotEmpty();
            assertThat(data.has("results")).isFalse();
        }

        @Test
        void findsNothingWhenItsKeyIsGone() {
            // given
            DocumentId id = client.submitted();

            // when
            vault.erase(KeyErasure.of(id));

            // then
            assertThat(client.get("/documents/" + id).status()).isEqualTo(404);
            assertThat(client.get("/documents").json().at("/data").size()).isZero();
        }
    }

    @Nested
    class Waiting {
        @Test
        void endsAsSoonAsTheDocumentIsDone() {
            // given
            DocumentId id = client.submitted();

            // when
            CompletableFuture<Reply> reply =
                    CompletableFuture.supplyAsync(() -> client.get("/documents/" + id + "?wait=60"));
            Awaitility.await().until(() -> documents.waiting() > 0);
            documents.complete(id, DetectionType.BANK_STATEMENT, RESULTS);

            // then
            assertThat(reply.orTimeout(20, TimeUnit.SECONDS)
                            .join()
                            .json()
                            .at("/data/status")
                            .stringValue())
                    .isEqualTo("completed");
        }

        @Test
        void endsWithWhatThereIs() {
            Reply reply = client.get("/documents/" + client.submitted() + "?wait=1");

            assertThat(reply.json().at("/data/status").stringValue()).isEqualTo("pending");
            assertThat(reply.header("Retry-After")).hasValue("2");
        }

        @Test
        void isForTwentyAtATimeOfOneKey() {
            // given
            DocumentId id = client.submitted();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<Reply>> waiting = IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.supplyAsync(
                                () -> client.get("/documents/" + id + "?wait=60"), threads))
                        .toList();
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> documents.waiting() == 20);

                // when
                Reply oneMore = client.get("/documents/" + id + "?wait=60");

                // then
                assertThat(oneMore.json().at("/data/status").stringValue()).isEqualTo("pending");
                documents.fail(id, FailureReason.CORRUPTED);
                assertThat(waiting)
                        .allSatisfy(reply -> assertThat(
                                        reply.join().json().at("/data/status").stringValue())
                                .isEqualTo("failed"));
            }
        }
    }

    @Nested
    class ListingThem {
        @Test
        void showsExactlyTheDocumentedKeys() {
            // given
            client.submitted();

            // when
            Reply reply = client.get("/documents");

            // then
            assertThat(reply.json().propertyNames()).containsExactly("data", "meta");
            assertThat(reply.json().at("/data/0").propertyNames())
                    .containsExactly("id", "status", "detection_type", "original_filename", "pages", "created_at");
            assertThat(reply.text())
                    .endsWith("\"meta\":{\"current_page\":1,\"last_page\":1,\"per_page\":20,\"total\":1}}");
        }

        @Test
        void hasOnePageWhenThereIsNothing() {
            assertThat(client.get("/documents").text())
                    .isEqualTo(
                            "{\"data\":[],\"meta\":{\"current_page\":1,\"last_page\":1,\"per_page\":20,\"total\":0}}");
        }

        @Test
        void turnsPages() {
            // given
            List<String> ids = submitOneASecond(5);

            // when
            Reply first = client.get("/documents?per_page=2&order=asc");
            Reply last = client.get("/documents?per_page=2&page=3&order=asc");
            Reply beyond = client.get("/documents?per_page=2&page=2147483647");

            // then
            assertThat(ids(first)).isEqualTo(ids.subList(0, 2));
            assertThat(ids(last)).isEqualTo(ids.subList(4, 5));
            assertThat(last.text()).contains("{\"current_page\":3,\"last_page\":3,\"per_page\":2,\"total\":5}");
            assertThat(beyond.status()).isEqualTo(200);
            assertThat(ids(beyond)).isEmpty();
            assertThat(beyond.json().at("/meta/current_page").intValue()).isEqualTo(Integer.MAX_VALUE);
        }

        @Test
        void beginsWithTheNewest() {
            List<String> ids = submitOneASecond(3);

            assertThat(ids(client.get("/documents"))).isEqualTo(ids.reversed());
            assertThat(ids(client.get("/documents?sort=created_at&order=desc"))).isEqualTo(ids.reversed());
        }

        @Test
        void sortsByTheLastChange() {
            // given
            List<String> ids = submitOneASecond(3);
            documents.fail(new DocumentId(ids.getFirst()), FailureReason.CORRUPTED);

            // then
            assertThat(ids(client.get("/documents?sort=updated_at")).getFirst()).isEqualTo(ids.getFirst());
        }

        @Test
        void filters() {
            // given
            List<String> ids = submitOneASecond(3);
            documents.complete(new DocumentId(ids.get(1)), DetectionType.INVOICE, RESULTS);

            // then
            assertThat(ids(client.get("/documents?status=completed"))).containsExactly(ids.get(1));
            assertThat(ids(client.get("/documents?detection_type=invoice"))).containsExactly(ids.get(1));
            assertThat(ids(client.get("/documents?q=" + ids.get(2)))).containsExactly(ids.get(2));
            assertThat(ids(client.get("/documents?q=DOC_&status=pending&foo=bar")))
                    .hasSize(2);
            assertThat(client.get("/documents?status=completed")
                            .json()
                            .at("/meta/total")
                            .intValue())
                    .isEqualTo(1);
        }

        @Test
        void filtersByDate() {
            // given
            List<String> ids = submitOneASecond(3);
            String second = client.get("/documents/" + ids.get(1))
                    .json()
                    .at("/data/created_at")
                    .stringValue();

            // then
            assertThat(ids(client.get("/documents?created_from=" + second))).containsExactly(ids.get(2), ids.get(1));
            assertThat(ids(client.get("/documents?created_to=" + second))).containsExactly(ids.get(0));
            assertThat(ids(client.get("/documents?created_from=2026-03-21&created_to=2026-03-21")))
                    .hasSize(3);
            assertThat(ids(client.get("/documents?created_to=2026-03-20"))).isEmpty();
            assertThat(ids(client.get("/documents?created_from=2026-03-21T00:00:00+01:00")))
                    .hasSize(3);
        }

        private List<String> submitOneASecond(int count) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ids.add(client.submitted().value());
                clock.advance(Duration.ofSeconds(1));
            }
            return ids;
        }

        private List<String> ids(Reply reply) {
            return reply.json()
                    .at("/data")
                    .valueStream()
                    .map(document -> document.at("/id").stringValue())
                    .toList();
        }

        @ParameterizedTest
        @CsvSource({
            "page=0,page",
            "page=-1,page",
            "page=x,page",
            "page=99999999999,page",
            "per_page=0,per_page",
            "per_page=101,per_page",
            "status=done,status",
            "detection_type=passport,detection_type",
            "sort=name,sort",
            "order=up,order",
            "q=a*b,q",
            "created_from=yesterday,created_from",
            "created_to=2026-02-30,created_to",
            "status=failed&status=pending,status"
        })
        void refusesUnknownValues(String query, String field) {
            Reply reply = client.get("/documents?" + query);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
            assertThat(reply.detail(field)).isNotEmpty();
        }

        @Test
        void takesTheLargestPage() {
            assertThat(client.get("/documents?per_page=100").status()).isEqualTo(200);
        }
    }

    @Nested
    class DeletingOne {
        @Test
        void leavesNothing() {
            // given
            DocumentId id = client.submitted();
            documents.complete(id, DetectionType.BANK_STATEMENT, RESULTS);

            // when
            Reply reply = client.delete("/documents/" + id);

            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("{\"message\":\"Document deleted successfully.\"}");
            assertThat(vault.has(DataKeyId.of(id))).isFalse();
            assertThat(Stream.of("", "/original", "/export/csv", "/export/json")
                            .map(path -> client.get("/documents/" + id + path).status()))
                    .containsOnly(404);
            assertThat(client.get("/documents").json().at("/meta/total").intValue())
                    .isZero();
            assertThat(client.delete("/documents/" + id).status()).isEqualTo(404);
        }

        @Test
        void isRefusedWhileItIsBusy() {
            // given
            DocumentId id = client.submitted();

            // when
            Reply reply = client.delete("/documents/" + id);

            // then
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.error()).isEqualTo("CONFLICT");
            assertThat(client.get("/documents/" + id).status()).isEqualTo(200);
        }
    }

    @Nested
    class TakingTheFiles {
        @ParameterizedTest
        @CsvSource({
            "csv,text/csv; charset=utf-8",
            "xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "json,application/json",
            "xml,application/xml; charset=utf-8"
        })
        void saysWhatTheyAreAndHowTheyAreCalled(String format, String type) {
            // given
            DocumentId id = submitted("Виписка \"1\".pdf");
            documents.complete(id, DetectionType.BANK_STATEMENT, RESULTS);

            // when
            Reply reply = client.with("Accept", "image/png").get("/documents/" + id + "/export/" + format);

            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type").orElse("").replace(";charset", "; charset"))
                    .isEqualToIgnoringCase(type);
            assertThat(reply.header("Content-Disposition"))
                    .hasValue("attachment; filename=\"_______ _1_." + format
                            + "\"; filename*=UTF-8''%D0%92%D0%B8%D0%BF%D0%B8%D1%81%D0%BA%D0%B0%20%221%22." + format);
        }

        @Test
        void givesTheSameJsonAsTheDetail() {
            // given
            DocumentId id = client.submitted();
            documents.complete(id, DetectionType.BANK_STATEMENT, RESULTS);

            // when
            Reply reply = client.get("/documents/" + id + "/export/json");

            // then
            assertThat(reply.text()).isEqualTo(RESULTS_ALONE);
        }

        @Test
        void givesNothingBeforeItIsDone() {
            Reply reply = client.get("/documents/" + client.submitted() + "/export/csv");

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.error()).isEqualTo("CONFLICT");
        }

        @Test
        void givesNothingWhenItFailed() {
            // given
            DocumentId id = client.submitted();
            documents.fail(id, FailureReason.CORRUPTED);

            // when
            Reply reply = client.get("/documents/" + id + "/export/xlsx");

            // then
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.error()).isEqualTo("PROCESSING_ERROR");
        }

        @ParameterizedTest
        @ValueSource(strings = {"pdf", "CSV", "csv.exe"})
        void knowsFourFormats(String format) {
            Reply reply = client.get("/documents/" + client.submitted() + "/export/" + format);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
        }

        @Test
        void givesTheOriginalBackWithoutLettingItRun() {
            // given
            DocumentId id = submitted("a.pdf");

            // when
            Reply reply = client.get("/documents/" + id + "/original");

            // then
            assertThat(reply.bytes()).isEqualTo(Client.pdf());
            assertThat(reply.header("Content-Type")).hasValue("application/pdf");
            assertThat(reply.header("Content-Length")).hasValue(String.valueOf(Client.pdf().length));
            assertThat(reply.header("Content-Disposition"))
                    .hasValue("attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf");
            assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(reply.response().headers().allValues("Content-Security-Policy"))
                    .containsExactly("sandbox");
        }

        private DocumentId submitted(String name) {
            Multipart body = new Multipart()
                    .raw(
                            "Content-Disposition: form-data; name=\"document\"; filename=\"" + name.replace("\"", "%22")
                                    + "\"",
                            Client.pdf());
            return new DocumentId(client.submit(body).json().at("/data/id").stringValue());
        }
    }
}

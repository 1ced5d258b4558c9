package ai.extraly.http.upload;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.MemoryVault;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.RawSocket;
import ai.extraly.http.house.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class SubmitHttpTest {
    private static final int MEBIBYTE = 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    MemoryVault vault;

    @Autowired
    DocumentsInMemory documents;

    private Client client;
    private Set<DataKeyId> before;

    @BeforeEach
    void register() {
        client = Client.registered(port);
        before = new HashSet<>(vault.keys());
    }

    private static Multipart pdf() {
        return new Multipart().file("document", "statement.pdf", Client.pdf());
    }

    private static DocumentId id(Reply reply) {
        return new DocumentId(reply.json().at("/data/id").stringValue());
    }

    private String opened(DocumentId id, String purpose, Sealed sealed) {
        return vault.open(DataKeyId.of(id), purpose, sealed);
    }

    private void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(code);
        assertThat(vault.keys()).as("nothing of it is left").isEqualTo(before);
    }

    private void assertWrong(Reply reply, String field) {
        assertRefused(reply, 400, "VALIDATION_ERROR");
        assertThat(reply.detail(field)).isNotEmpty();
    }

    @Nested
    class WhatIsAccepted {
        @Test
        void isAnsweredWithExactlyTheDocumentedKeys() {
            // when
            Reply reply = client.submit(pdf());

            // then
            DocumentId id = id(reply);
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.header("Location")).hasValue("/api/v1/documents/" + id);
            assertThat(reply.header("Content-Type")).hasValue("application/json");
            assertThat(reply.text())
                    .matches(("\\{\"data\":\\{\"id\":\"%s\",\"status\":\"pending\",\"detection_type\":\"auto\","
                                    + "\"original_filename\":\"statement.pdf\",\"pages\":3,\"webhook_url\":null,\"metadata\":\\{},"
                                    + "\"created_at\":\"2026-03-21T10:[0-9:]{5}Z\",\"updated_at\":\"2026-03-21T10:[0-9:]{5}Z\"}}")
                            .formatted(id));
        }

        @Test
        void isThereAtOnce() {
            // given
            DocumentId id = client.submitted();

            // then
            assertThat(client.get("/documents/" + id).status()).isEqualTo(200);
            assertThat(client.get("/documents").text()).contains(id.value());
        }

        @Test
        void becomesACommandOfSealedFieldsInTheNameOfTheCaller() {
            // when
            Reply reply = client.with("X-Request-Id", "request-17")
                    .submit(pdf().field("detection_type", "invoice")
                            .field("custom_fields", "[\"vat_number\", \"№ заказа\", \"vat_number\"]")
                            .field("metadata", "{\"order\": 1.50}")
                            .field("webhook_url", "https://example.com/hook")
                            .field("password", "geheim"));

            // then
            DocumentId id = id(reply);
            SubmitDocument command = documents.submitted(id);
            assertThat(command.type()).isEqualTo(DetectionType.INVOICE);
            assertThat(command.format()).isEqualTo(DocumentFormat.PDF);
            assertThat(command.original().size()).isEqualTo(Client.pdf().length);
            assertThat(opened(id, "file_name", command.fileName())).isEqualTo("statement.pdf");
            assertThat(opened(id, "custom_fields", command.customFields())).isEqualTo("[\"vat_number\",\"№ заказа\"]");
            assertThat(opened(id, "metadata", command.metadata())).isEqualTo("{\"order\": 1.50}");
            assertThat(opened(id, "webhook_url", Objects.requireNonNull(command.webhookUrl())))
                    .isEqualTo("https://example.com/hook");
            assertThat(opened(id, "password", Objects.requireNonNull(command.password())))
                    .isEqualTo("geheim");
            assertThat(documents.metaData(id))
                    .containsEntry("requestId", "request-17")
                    .containsEntry("actorRole", "user")
                    .containsEntry("actorAccount", command.accountId().value())
                    .containsEntry("actorApiKey", command.apiKeyId().value());
        }

        @Test
        void mayHaveItsPartsInAnyOrder() {
            Reply reply = client.submit(new Multipart()
                    .field("metadata", "{\"a\":1}")
                    .field("unknown", "ignored")
                    .file("attachment", "ignored.bin", new byte[10_000])
                    .file("file", "receipt.png", png())
                    .field("detection_type", "receipt"));

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.json().at("/data/detection_type").stringValue()).isEqualTo("receipt");
            assertThat(reply.text()).contains("\"metadata\":{\"a\":1}").contains("\"pages\":1");
        }

        @Test
        void mayComeWithoutALength() {
            assertThat(client.submitChunked(pdf().bytes()).status()).isEqualTo(201);
        }

        @Test
        void mayBeAsLargeAsTwentyMebibytes() {
            // given
            byte[] large = Arrays.copyOf(Client.pdf(), 20 * MEBIBYTE);

            // when
            Reply reply = client.submit(new Multipart().file("document", "large.pdf", large));

            // then
            assertThat(reply.status()).isEqualTo(201);
            assertThat(client.get("/documents/" + id(reply) + "/original").bytes())
                    .isEqualTo(large);
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/html", "application/xml", "image/*;q=0.1", "nonsense"})
        void isAnsweredInJsonWhateverIsSaidToBeAccepted(String accept) {
            assertThat(client.with("Accept", accept).submit(pdf()).status()).isEqualTo(201);
        }

        @Test
        void countsEmptyOptionalPartsAsAbsent() {
            Reply reply = client.submit(pdf().field("detection_type", "")
                    .field("custom_fields", "")
                    .field("metadata", "")
                    .field("webhook_url", "")
                    .field("password", "")
                    .file("file", "", new byte[0]));

            assertThat(reply.status()).isEqualTo(201);
        }

        @Test
        void takesAnEmptyArrayForNoMetadata() {
            assertThat(client.submit(pdf().field("metadata", "[ ]")).text()).contains("\"metadata\":{}");
        }

        @Test
        void takesTheSameUrlUnderBothNames() {
            Reply reply = client.submit(
                    pdf().field("webhook_url", "https://a.example/x").field("callback_url", "https://a.example/x"));

            assertThat(reply.json().at("/data/webhook_url").stringValue()).isEqualTo("https://a.example/x");
        }

        @Test
        void takesTheUrlUnderItsOtherName() {
            Reply reply = client.submit(pdf().field("callback_url", "http://a.example:8080/x?y=z"));

            assertThat(reply.json().at("/data/webhook_url").stringValue()).isEqualTo("http://a.example:8080/x?y=z");
        }

        @Test
        void isPendingWhenTheReadModelsDoNotAnswerInTime() {
            // given
            documents.blind(true);
            try {
                // when
                Reply reply = client.submit(pdf());

                // then
                assertThat(reply.status()).isEqualTo(201);
                assertThat(reply.json().at("/data/status").stringValue()).isEqualTo("pending");
            } finally {
                documents.blind(false);
            }
        }

        private byte[] png() {
            return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};
        }
    }

    @Nested
    class FileNames {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "filename=\"a.pdf\"|a.pdf",
                    "filename=\"C:\\Users\\me\\Rechnung.pdf\"|Rechnung.pdf",
                    "filename=\"../../etc/passwd\"|passwd",
                    "filename=\"виписка № 1.pdf\"|виписка № 1.pdf",
                    "filename*=UTF-8''%D0%B2%D0%B8%D0%BF.pdf|вип.pdf",
                    "filename=\"fallback.pdf\"; filename*=utf-8''na%20me.pdf|na me.pdf",
                    "filename=\"a %22quoted%22 name.pdf\"|a \"quoted\" name.pdf",
                    "filename=\"..\"|document.pdf",
                    "filename=unquoted.pdf|unquoted.pdf",
                    "filename=\"\"|document.pdf",
                })
        void areWhatTheSenderCalledTheFile(String sent, String kept) {
            // when
            Reply reply = client.submit(
                    new Multipart().raw("Content-Disposition: form-data; name=\"document\"; " + sent, Client.pdf()));

            // then
            assertThat(reply.json().at("/data/original_filename").stringValue()).isEqualTo(kept);
        }
    }

    @Nested
    class FilesThatAreRefused {
        @Test
        void areNone() {
            Reply reply = client.submit(new Multipart().field("detection_type", "invoice"));

            assertRefused(reply, 400, "VALIDATION_ERROR");
            assertThat(reply.text()).isEqualTo("""
                            {"error":{"code":"VALIDATION_ERROR","message":"The document field is required.",\
                            "details":{"document":["The document field is required."]}}}""");
        }

        @Test
        void areOneUnderEachName() {
            assertWrong(client.submit(pdf().file("file", "b.pdf", Client.pdf())), "file");
        }

        @Test
        void areTwoUnderOneName() {
            assertWrong(client.submit(pdf().file("document", "b.pdf", Client.pdf())), "document");
        }

        @Test
        void areEmpty() {
            assertWrong(client.submit(new Multipart().file("file", "a.pdf", new byte[0])), "file");
        }

        @Test
        void areAText() {
            assertWrong(client.submit(new Multipart().field("document", "invoice.pdf")), "document");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "MZ this is a program",
                    "just text",
                    "PK\u0003\u0004",
                    "GIF89a",
                    "RIFF\u0000\u0000\u0000\u0000WAVE"
                })
        void areOfAnotherKindWhateverTheyAreCalled(String content) {
            Reply reply = client.submit(
                    new Multipart().file("document", "invoice.pdf", content.getBytes(StandardCharsets.ISO_8859_1)));

            assertRefused(reply, 415, "UNSUPPORTED_FORMAT");
        }

        @Test
        void areAByteTooLarge() {
            byte[] content = Arrays.copyOf(Client.pdf(), 20 * MEBIBYTE + 1);

            assertRefused(client.submit(new Multipart().file("document", "a.pdf", content)), 413, "FILE_TOO_LARGE");
        }

        @Test
        void areTooLargeEvenWhenTheyDoNotSayHowLarge() {
            byte[] content = Arrays.copyOf(Client.pdf(), 21 * MEBIBYTE + 500);

            assertRefused(
                    client.submitChunked(
                            new Multipart().file("document", "a.pdf", content).bytes()),
                    413,
                    "FILE_TOO_LARGE");
        }

        @Test
        void areToldSoBeforeTheyAreSent() {
            String answer = RawSocket.exchange(port, header(1_000L * MEBIBYTE, "Expect: 100-continue"));

            assertThat(answer).startsWith("HTTP/1.1 413").contains("FILE_TOO_LARGE");
        }

        @Test
        void areNotReadForEver() {
            String answer = RawSocket.exchange(port, header(1_000L * MEBIBYTE, "X-Nothing: here"), 100L * MEBIBYTE);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("FILE_TOO_LARGE");
        }

        private String header(long length, String more) {
            return RawSocket.request(
                    "POST /api/v1/documents HTTP/1.1",
                    "Host: x",
                    "Authorization: " + client.header("Authorization"),
                    "X-API-Key: " + client.header("X-API-Key"),
                    "Content-Type: " + Multipart.contentType(),
                    "Content-Length: " + length,
                    more);
        }
    }

    @Nested
    class RequestsThatAreRefused {
        @Test
        void areCutOff() {
            assertRefused(client.submit(pdf().unfinished()), 400, "VALIDATION_ERROR");
        }

        @Test
        void areCutOffWithinTheFile() {
            byte[] whole = new Multipart()
                    .file("document", "a.pdf", Arrays.copyOf(Client.pdf(), 100_000))
                    .bytes();

            assertRefused(client.submit(Arrays.copyOf(whole, 50_000)), 400, "VALIDATION_ERROR");
        }

        @Test
        void areCutOffWithinAHeader() {
            byte[] whole = pdf().bytes();

            assertRefused(client.submit(Arrays.copyOf(whole, 60)), 400, "VALIDATION_ERROR");
        }

        @Test
        void areGarbage() {
            assertRefused(client.submit("garbage".getBytes(StandardCharsets.UTF_8)), 400, "VALIDATION_ERROR");
        }

        @Test
        void haveAHeaderThatNeverEnds() {
            Multipart body = new Multipart()
                    .raw("Content-Disposition: form-data; name=\"a\"; x=\"" + "x".repeat(20_000) + "\"", new byte[0]);

            assertRefused(client.submit(body), 400, "VALIDATION_ERROR");
        }

        @Test
        void haveThousandsOfParts() {
            Multipart body = pdf();
            for (int i = 0; i < 1_000; i++) {
                body.field("f" + i, "x");
            }

            assertRefused(client.submit(body), 400, "VALIDATION_ERROR");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/json",
                    "multipart/form-data",
                    "multipart/mixed; boundary=x",
                    "multipart/form-datax; boundary=x"
                })
        void areNotMultipart(String contentType) {
            Reply reply = client.with("Content-Type", contentType)
                    .send("POST", "/documents", BodyPublishers.ofString("{\"document\":\"x\"}"));

            assertRefused(reply, 400, "VALIDATION_ERROR");
        }

        @Test
        void haveNoBodyAtAll() {
            assertWrong(client.send("POST", "/documents", BodyPublishers.noBody()), "document");
        }
    }

    @Nested
    class FieldsThatAreWrong {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "detection_type|passport",
                    "detection_type|AUTO",
                    "custom_fields|vat_number",
                    "custom_fields|{}",
                    "custom_fields|[1]",
                    "custom_fields|[null]",
                    "custom_fields|[\"\"]",
                    "custom_fields|[\"a\"",
                    "custom_fields|[\"a\"] x",
                    "custom_fields|[\"<script>\"]",
                    "metadata|nonsense",
                    "metadata|[1]",
                    "metadata|\"text\"",
                    "metadata|null",
                    "metadata|{\"a\":1",
                    "metadata|{\"a\":1} {}",
                    "metadata|{\"a\":1,\"a\":2}",
                    "webhook_url|nonsense",
                    "webhook_url|/relative",
                    "webhook_url|ftp://example.com",
                    "webhook_url|https://user:secret@example.com/",
                    "webhook_url|http://127.0.0.1/",
                    "callback_url|http://169.254.169.254/latest/meta-data",
                })
        void areNamed(String field, String value) {
            assertWrong(client.submit(pdf().field(field, value)), field);
            assertWrong(
                    client.submit(new Multipart().field(field, value).file("document", "a.pdf", Client.pdf())), field);
        }

        @Test
        void areNamedTogether() {
            Reply reply = client.submit(pdf().field("detection_type", "passport")
                    .field("metadata", "x")
                    .field("custom_fields", "x")
                    .field("webhook_url", "x"));

            assertRefused(reply, 400, "VALIDATION_ERROR");
            assertThat(reply.json().at("/error/details").propertyNames())
                    .containsExactly("detection_type", "metadata", "custom_fields", "webhook_url");
        }

        @Test
        void areTwoDifferentUrls() {
            assertWrong(
                    client.submit(
                            pdf().field("webhook_url", "https://a.example").field("callback_url", "https://b.example")),
                    "callback_url");
        }

        @Test
        void areSentTwice() {
            assertWrong(client.submit(pdf().field("metadata", "{}").field("metadata", "{}")), "metadata");
        }

        @Test
        void areTooLarge() {
            String large = "{\"a\":\"" + "x".repeat(16 * 1024) + "\"}";

            assertWrong(client.submit(pdf().field("metadata", large)), "metadata");
            assertWrong(client.submit(pdf().field("password", "x".repeat(256))), "password");
            assertWrong(
                    client.submit(pdf().field("webhook_url", "https://a.example/" + "x".repeat(2_048))), "webhook_url");
            assertWrong(client.submit(pdf().field("custom_fields", "[\"" + "x".repeat(65) + "\"]")), "custom_fields");
            assertWrong(
                    client.submit(pdf().field("custom_fields", "[" + "\"x\",".repeat(50) + "\"x\"]")), "custom_fields");
        }

        @Test
        void areNotText() {
            assertWrong(
                    client.submit(pdf().raw(
                                    "Content-Disposition: form-data; name=\"metadata\"",
                                    new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'})),
                    "metadata");
        }

        @Test
        void areNoneAtTheirLimits() {
            String metadata = "{\"a\":\"" + "x".repeat(16 * 1024 - 8) + "\"}";
            String names = "[" + "\"" + "ї".repeat(64) + "\"," + "\"a b_c.d-e/f#g№\",".repeat(48) + "\"x\"]";

            assertThat(client.submit(pdf().field("metadata", metadata)
                                    .field("custom_fields", names)
                                    .field("password", "x".repeat(255)))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void failsWithoutSayingWhy() {
        // given
        documents.broken(true);
        try {
            // when
            Reply reply = client.submit(pdf());

            // then
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.error()).isEqualTo("INTERNAL_ERROR");
            assertThat(reply.text())
                    .doesNotContain("secret")
                    .doesNotContain("extraly")
                    .doesNotContain("/var");
        } finally {
            documents.broken(false);
        }
    }
}

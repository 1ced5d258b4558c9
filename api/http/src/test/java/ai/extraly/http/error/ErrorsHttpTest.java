package ai.extraly.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.RawSocket;
import ai.extraly.http.house.Reply;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class ErrorsHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    private Client anonymous() {
        return Client.anonymous(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nonsense", "/auth/nonsense/x", "/auth"})
    void unknownRoutesAreNotFound(String path) {
        Reply reply = Client.registered(port).get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("NOT_FOUND");
    }

    @Test
    void unknownRoutesAreNotFoundByAnybody() {
        assertThat(anonymous().get("/nonsense").error()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/documents,'GET,POST'",
        "PATCH,/documents/doc_x,'DELETE,GET'",
        "POST,/documents/doc_x/export/csv,GET",
        "FROB,/documents,'GET,POST'"
    })
    void wrongMethodsAreToldWhichAreRight(String method, String path, String right) {
        Reply reply = Client.registered(port).send(method, path, BodyPublishers.noBody());

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.error()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(reply.header("Allow").orElse("").split(", *", -1)).containsExactlyInAnyOrder(right.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "doc_",
                "doc_8f3a1b2c4d5e",
                "doc_zzzzzzzzzzzzzzzzzzzzzzzzzz",
                "DOC_00000000000000000000000000",
                "doc_00000000000000000000000000",
                "acc_00000000000000000000000000",
                "%00"
            })
    void badIdsAreNotFound(String id) {
        Client client = Client.registered(port);

        assertThat(client.get("/documents/" + id).status()).isIn(404, 400);
        assertThat(client.delete("/documents/" + id).error()).isIn("NOT_FOUND", "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "GET /a|b\\c HTTP/1.1\r\nHost: x\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a//b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a;b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nbroken header\r\n\r\n"
            })
    void brokenRequestsHaveTheEnvelopeToo(String request) {
        assertEnvelope(RawSocket.exchange(port, request));
    }

    @Test
    void whatIsLoggedNamesTheRequest() {
        // given
        Client client = Client.registered(port).with("X-Request-Id", "request-18");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ErrorAdvice.class);
        logger.addAppender(log);
        documents.broken(true);
        try {
            // when
            client.submit(new Multipart().file("document", "statement.pdf", Client.pdf()));
        } finally {
            documents.broken(false);
            logger.detachAppender(log);
        }

        // then
        assertThat(log.list)
                .extracting(event -> event.getMDCPropertyMap().get("requestId"))
                .containsExactly("request-18");
    }

    @Test
    void aHeaderThatIsTooLargeHasTheEnvelopeToo() {
        assertEnvelope(RawSocket.exchange(
                port, RawSocket.request("GET / HTTP/1.1", "Host: x", "X-Large: " + "x".repeat(100_000))));
    }

    private static void assertEnvelope(String answer) {
        assertThat(answer).matches("(?s)HTTP/1\\.1 [45]\\d\\d .*").containsIgnoringCase("\r\nX-Request-Id: ");
        assertThat(answer)
                .doesNotContainIgnoringCase("html")
                .doesNotContain("apache")
                .doesNotContain("Exception");
        JsonNode body =
                JsonMapper.shared().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(body.at("/error").propertyNames()).containsExactly("code", "message");
    }

    @Test
    void theErrorPageIsNoPage() {
        String answer =
                RawSocket.exchange(port, RawSocket.request("GET /error HTTP/1.1", "Host: x", "Connection: close"));

        assertThat(answer).startsWith("HTTP/1.1 404").contains("NOT_FOUND");
    }

    @Test
    void everyAnswerIsNamed() {
        assertThat(anonymous().get("/nonsense").header("X-Request-Id")).isNotEmpty();
        assertThat(anonymous().get("/documents").header("X-Request-Id")).isNotEmpty();
        assertThat(anonymous().get("/actuator/health/liveness").header("X-Request-Id"))
                .isNotEmpty();
    }

    @Test
    void aSaneNameIsKept() {
        assertThat(anonymous()
                        .with("X-Request-Id", "abc-123/~")
                        .get("/nonsense")
                        .header("X-Request-Id"))
                .hasValue("abc-123/~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "\u00e4", "x\ty"})
    void anyOtherNameIsReplaced(String name) {
        String answer = RawSocket.exchange(
                port,
                RawSocket.request("GET /nonsense HTTP/1.1", "Host: x", "Connection: close", "X-Request-Id: " + name));

        assertThat(answer).doesNotContain(name).containsPattern("(?i)x-request-id: [0-9a-f-]{36}");
    }

    @Test
    void aNameThatIsTooLongIsReplaced() {
        assertThat(anonymous()
                        .with("X-Request-Id", "x".repeat(129))
                        .get("/nonsense")
                        .header("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
    }

    @Test
    void answersTellBrowsersToBeCareful() {
        Reply reply = anonymous().get("/nonsense");

        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(reply.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }
}

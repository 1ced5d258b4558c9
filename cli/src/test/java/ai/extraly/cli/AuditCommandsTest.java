package ai.extraly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditCommandsTest {
    private static final String PAGE =
            "{\"data\":{\"id\":\"doc_1\",\"account_id\":\"acc_1\",\"deleted\":true,\"events\":[%s],\"next_sequence\":%s}}";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final StringWriter printed = new StringWriter();
    private final InputStream keys = System.in;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        answers.add(PAGE.formatted(
                event(
                        0,
                        "document_submitted",
                        "The document was submitted.",
                        "{\"who\":\"account\",\"account_id\":\"acc_1\",\"key_id\":\"key_1\",\"role\":\"user\"}"),
                "1"));
        answers.add(PAGE.formatted(
                event(
                        1,
                        "document_deleted",
                        "The document was deleted.",
                        "{\"who\":\"system\",\"account_id\":null,\"key_id\":null,\"role\":null}"),
                "null"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.setIn(keys);
    }

    private static String event(int sequence, String name, String summary, String actor) {
        return """
            {"sequence":%d,"at":"2026-03-21T10:30:0%dZ","as_of":"2026-03-21T10:30:0%d.123Z","event":"%s","summary":"%s",
             "actor":%s,"request_id":"r","correlation_id":"c","causation_id":"c","run":null,"attempt":null,"engine":null,
             "digests":[{"content":"original","sha256":"ab","size":7}],"chain":null}""".formatted(sequence, sequence, sequence, name, summary, actor);
    }

    private String audit(String... arguments) {
        String[] all = new String[arguments.length + 5];
        all[0] = "audit";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--token";
        all[arguments.length + 2] = "t";
        all[arguments.length + 3] = "--url";
        all[arguments.length + 4] = "http://127.0.0.1:" + server.getAddress().getPort();
        assertThat(Cli.commandLine().setOut(new PrintWriter(printed)).execute(all))
                .isZero();
        return printed.toString();
    }

    @Test
    void printAHistoryToItsEnd() {
        // when
        String history = audit("history", "doc_1", "--as-of", "2026-03-21T10:30:05+01:00");
        // then
        assertThat(history.lines())
                .containsExactly(
                        "doc_1 of acc_1, deleted",
                        "#  AT                        WHO            WHAT",
                        "0  2026-03-21T10:30:00.123Z  acc_1 as user  The document was submitted.",
                        "1  2026-03-21T10:30:01.123Z  system         The document was deleted.");
        assertThat(asked)
                .containsExactly(
                        "/api/v1/ops/audit/documents/doc_1?from_sequence=0&as_of=2026-03-21T10%3A30%3A05%2B01%3A00",
                        "/api/v1/ops/audit/documents/doc_1?from_sequence=1&as_of=2026-03-21T10%3A30%3A05%2B01%3A00");
    }

    @Test
    void stepThroughAHistoryUntilNobodyGoesOn() {
        // given
        System.setIn(new ByteArrayInputStream("\n".getBytes(StandardCharsets.US_ASCII)));
        // when
        String history = audit("history", "doc_1", "--step");
        // then
        assertThat(history)
                .contains("0  2026-03-21T10:30:00.123Z  document_submitted", "original ab, 7 bytes", "key      key_1")
                .contains("1  2026-03-21T10:30:01.123Z  document_deleted")
                .doesNotContain("chain", "That is all.");
    }

    @Test
    void listDocuments() {
        // given
        answers.clear();
        answers.add("""
                {"data":[{"id":"doc_1","account_id":"acc_1","status":"deleted","created_at":"2026-03-21T10:30:00Z",
                 "last_event":{"sequence":4,"event":"document_deleted","at":"2026-03-21T10:31:00Z"}}],
                 "meta":{"current_page":2,"last_page":2,"per_page":20,"total":21}}""");
        // when
        String list = audit("documents", "--account", "acc_1", "--from", "2026-03-01", "--page", "2");
        // then
        assertThat(list.lines())
                .containsExactly(
                        "DOCUMENT  ACCOUNT  STATUS   CREATED               EVENTS  LAST EVENT        AT",
                        "doc_1     acc_1    deleted  2026-03-21T10:30:00Z       5  document_deleted  2026-03-21T10:31:00Z",
                        "Page 2 of 2, 21 documents.");
        assertThat(asked).containsExactly("/api/v1/ops/audit/documents?page=2&account=acc_1&from=2026-03-01");
    }

    @Test
    void listWhatAuditorsAndOperatorsDid() {
        // given
        answers.clear();
        answers.add("""
                {"data":{"accesses":[{"id":"act_1","at":"2026-03-21T10:30:00Z","account_id":"acc_1","role":"auditor",
                 "access":"history_read","document_id":"doc_1","target":null,"reason":null,"request_id":"r"}],"next_position":7}}""");
        answers.add("""
                {"data":{"accesses":[{"id":"act_2","at":"2026-03-21T10:31:00Z","account_id":"acc_2","role":"operator",
                 "access":"dead_letter_discarded","document_id":null,"target":"documents","reason":"A test.",
                 "request_id":"r"}],"next_position":null}}""");
        // when
        String list = audit("access", "--from", "2026-03-21", "--to", "2026-03-21");
        // then
        assertThat(list.lines())
                .containsExactly(
                        "AT                    ACCOUNT  ROLE      WHAT                   ON         WHY",
                        "2026-03-21T10:30:00Z  acc_1    auditor   history_read           doc_1",
                        "2026-03-21T10:31:00Z  acc_2    operator  dead_letter_discarded  documents  A test.",
                        "2 entries.");
        assertThat(asked)
                .containsExactly(
                        "/api/v1/ops/audit/access?limit=500&from=2026-03-21&to=2026-03-21",
                        "/api/v1/ops/audit/access?limit=500&from=2026-03-21&to=2026-03-21&from_position=7");
    }
}

package ai.extraly.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DryRunTest {
    private static final String ANSWER = """
            {"id":"doc_1","outcome":"same","run":1,"engine":"1.0","present_engine":"2.0","differences":0,"paths":[]}
            {"id":"doc_2","outcome":"changed","run":1,"engine":"1.0","present_engine":"2.0","differences":7,"paths":["a","b","c","d","e","f"]}
            {"id":"doc_3","outcome":"failed","run":1,"engine":"1.0","present_engine":"2.0","differences":0,"paths":[],"reason":"timed_out"}
            {"id":"doc_4","outcome":"skipped"}
            """;
    private static final String TOTALS =
            "{\"totals\":{\"documents\":4,\"same\":1,\"changed\":1,\"failed\":1,\"skipped\":1}}\n";

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicReference<String> answer = new AtomicReference<>(ANSWER + TOTALS);
    private final StringWriter out = new StringWriter();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/ops/dry-run", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = requireNonNull(answer.get()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int run(String... options) {
        String[] all = new String[options.length + 4];
        all[0] = "--url";
        all[1] = "http://127.0.0.1:" + server.getAddress().getPort();
        all[2] = "--token";
        all[3] = "t";
        System.arraycopy(options, 0, all, 4, options.length);
        PrintWriter writer = new PrintWriter(out);
        return new CommandLine(new DryRun())
                .setOut(writer)
                .setErr(writer)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    writer.println(failure.getMessage());
                    return 1;
                })
                .execute(all);
    }

    @Test
    void namesWhatWouldNotStayAsItIs() {
        // when
        int exit = run("--limit", "4");
        // then
        assertThat(exit).isZero();
        assertThat(asked.get()).isEqualTo("{\"limit\":4}");
        assertThat(out.toString().lines())
                .containsExactly(
                        "doc_2  changed  1.0 -> 2.0  a, b, c, d, e and 2 more",
                        "doc_3  failed  timed_out",
                        "doc_4  skipped",
                        "documents  same  changed  failed  skipped",
                        "        4     1        1       1        1");
    }

    @Test
    void handsOnWhatTheServerSays() {
        // when
        run("--json");
        // then
        assertThat(out.toString()).isEqualTo(ANSWER + TOTALS);
    }

    @Test
    void saysWhenItWasCutShort() {
        // given
        answer.set(ANSWER);
        // when
        int exit = run();
        // then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("The server stopped before it was through.");
    }
}

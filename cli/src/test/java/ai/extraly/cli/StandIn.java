package ai.extraly.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as a server did, and lets a command talk to it. */
public final class StandIn implements AutoCloseable {
    private record Answer(int status, String type, String body) {}

    /** What came of a command. */
    public record Outcome(int code, String out, String err) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();

    public StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What was called: method, path and body. */
    public List<String> calls() {
        return calls;
    }

    public StandIn answers(String call, int status, String json) {
        answers.put(call, new Answer(status, "application/json", json));
        return this;
    }

    public StandIn streams(String call, String events) {
        answers.put(call, new Answer(200, "text/event-stream", events));
        return this;
    }

    /** Runs the command line against this server. */
    public Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort(), "--token", "secret"));
        int code = Cli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add((call + " " + body).strip());
            Answer answer = answers.getOrDefault(
                    call.startsWith("POST /auth/login")
                                    || "Bearer secret"
                                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            ? call
                            : "",
                    new Answer(
                            404,
                            "application/json",
                            "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"There is nothing here.\"}}"));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

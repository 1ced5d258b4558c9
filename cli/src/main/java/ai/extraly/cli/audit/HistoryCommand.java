package ai.extraly.cli.audit;

import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code extraly audit history DOC}: what happened to a document, one line an event. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description =
                "Tells what happened to a document, deleted or not, without its content. That you looked is recorded.")
final class HistoryCommand implements Runnable {
    @Mixin
    private Server server = new Server();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "DOC", description = "The id of the document.")
    private String document = "";

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "Nothing that happened later than this.")
    private @Nullable String asOf;

    @Option(names = "--step", description = "One event at a time, with all its particulars: Enter goes on.")
    private boolean step;

    @Override
    public void run() {
        PrintWriter out = command.commandLine().getOut();
        JsonNode history = page(0);
        out.println("%s of %s%s"
                .formatted(
                        history.path("id").asString(),
                        history.path("account_id").asString(),
                        history.path("deleted").asBoolean() ? ", deleted" : ""));
        if (step) {
            step(history, out);
        } else {
            print(history, out);
        }
        out.flush();
    }

    private void print(JsonNode first, PrintWriter out) {
        Table table = new Table("#", "AT", "WHO", "WHAT");
        for (JsonNode page = first; ; page = page(page.path("next_sequence").asLong())) {
            for (JsonNode event : page.path("events")) {
                table.row(
                        event.path("sequence").asLong(),
                        event.path("as_of").asString(),
                        who(event),
                        event.path("summary").asString());
            }
            if (page.path("next_sequence").isNull()) {
                table.print(out);
                return;
            }
        }
    }

    private void step(JsonNode first, PrintWriter out) {
        // Not closed: it is the terminal's.
        BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (JsonNode page = first; ; page = page(page.path("next_sequence").asLong())) {
            for (JsonNode event : page.path("events")) {
                printParticulars(event, out);
                out.print("Enter for the next event ");
                out.flush();
                if (!isAnotherWanted(keys)) {
                    return;
                }
            }
            if (page.path("next_sequence").isNull()) {
                out.println("That is all.");
                return;
            }
        }
    }

    private static boolean isAnotherWanted(BufferedReader keys) {
        try {
            return keys.readLine() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void printParticulars(JsonNode event, PrintWriter out) {
        out.println();
        out.println("%d  %s  %s"
                .formatted(
                        event.path("sequence").asLong(),
                        event.path("as_of").asString(),
                        event.path("event").asString()));
        out.println("   " + event.path("summary").asString());
        line(out, "who", who(event));
        line(out, "key", text(event.path("actor").path("key_id")));
        line(out, "request", text(event.path("request_id")));
        line(out, "cause", text(event.path("causation_id")));
        line(out, "engine", text(event.path("engine")));
        for (JsonNode digest : event.path("digests")) {
            line(
                    out,
                    digest.path("content").asString(),
                    "%s, %d bytes"
                            .formatted(
                                    digest.path("sha256").asString(),
                                    digest.path("size").asLong()));
        }
        line(out, "chain", text(event.path("chain")));
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.println("   %-9s%s".formatted(name, value));
        }
    }

    private static String who(JsonNode event) {
        JsonNode actor = event.path("actor");
        return actor.path("who").asString().equals("system")
                ? "system"
                : text(actor.path("account_id")) + " as " + text(actor.path("role"));
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asString("");
    }

    private JsonNode page(long from) {
        return server.call(
                        "GET",
                        "/ops/audit/documents/" + encoded(document) + "?from_sequence=" + from
                                + (asOf == null ? "" : "&as_of=" + encoded(asOf)))
                .path("data");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

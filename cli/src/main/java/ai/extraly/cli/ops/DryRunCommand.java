package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Failure;
import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows what the engine of the running server would make of stored documents. Nothing is changed and no value is shown. */
@Command(
        name = "dry-run",
        mixinStandardHelpOptions = true,
        description =
                "Reads stored documents with the present engine and reports what would change. Nothing is stored, no value is shown.")
final class DryRunCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Server server = new Server();

    @Option(names = "--account", paramLabel = "ID", description = "Only documents of this account.")
    private @Nullable String account;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Only documents created at or after this instant.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Only documents created before this instant.")
    private @Nullable Instant to;

    @Option(names = "--limit", paramLabel = "N", description = "How many documents at most.")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "A line of JSON a document, as the server sends them.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, Object> asked = new LinkedHashMap<>();
        put(asked, "account", account);
        put(asked, "from", from == null ? null : from.toString());
        put(asked, "to", to == null ? null : to.toString());
        put(asked, "limit", limit);
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(server.stream("POST", "/ops/dry-run", asked), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (show(out, line)) {
                    return CommandLine.ExitCode.OK;
                }
            }
        } catch (IOException e) {
            throw new Failure("The connection broke: " + e.getMessage());
        }
        throw new Failure("The server stopped before it was through.");
    }

    private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.put(name, value);
        }
    }

    /** Whether it was the last line. What stays the same is only counted. */
    private boolean show(PrintWriter out, String line) {
        JsonNode read = JSON.readTree(line);
        JsonNode totals = read.path("totals");
        if (json) {
            out.println(line);
        } else if (totals.isObject()) {
            new Table("DOCUMENTS", "SAME", "CHANGED", "FAILED", "SKIPPED")
                    .row(
                            totals.path("documents").asInt(),
                            totals.path("same").asInt(),
                            totals.path("changed").asInt(),
                            totals.path("failed").asInt(),
                            totals.path("skipped").asInt())
                    .print(out);
        } else if (!read.path("outcome").asString().equals("same")) {
            out.println(told(read));
        }
        out.flush();
        return totals.isObject();
    }

    private static String told(JsonNode document) {
        String said =
                document.path("id").asString() + "  " + document.path("outcome").asString();
        if (document.has("reason")) {
            return said + "  " + document.path("reason").asString();
        }
        if (!document.has("paths")) {
            return said;
        }
        List<String> paths = new ArrayList<>();
        document.path("paths").forEach(path -> paths.add(path.asString()));
        int more = document.path("differences").asInt() - Math.min(SHOWN, paths.size());
        return "%s  %s -> %s  %s%s"
                .formatted(
                        said,
                        document.path("engine").asString(),
                        document.path("present_engine").asString(),
                        String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size()))),
                        more > 0 ? " and " + more + " more" : "");
    }
}

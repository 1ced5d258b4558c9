package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Printing;
import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ops verify}: whether a read model says what the events say. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Compare a read model with a fresh one, row by row. Exit code 1 when they differ.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--no-wait", description = "Begin it and come back at once.")
    private boolean noWait;

    @Parameters(paramLabel = "NAME", description = "The projection.")
    private String name = "";

    @Override
    public Integer call() {
        JsonNode begun = server.call("POST", "/ops/projections/" + Paths.step(name) + "/verify", Map.of());
        JsonNode ended = new Following(server, printing, !noWait).follow(begun);
        if (noWait) {
            return 0;
        }
        JsonNode drift = ended.at("/data/drift");
        boolean completed = ended.at("/data/status").asString().equals("completed");
        if (!completed) {
            printing.show(ended, Following.ending(name, ended));
            return 1;
        }
        long differing = drift.path("differing").asLong();
        if (differing == 0) {
            printing.show(ended, name + ": " + drift.path("compared").asLong() + " rows, no drift.");
            return 0;
        }
        printing.show(ended, table(drift));
        return 1;
    }

    private static Table table(JsonNode drift) {
        Table table = new Table("TABLE", "ID", "DRIFT", "FIELDS");
        for (JsonNode row : drift.path("rows")) {
            table.row(
                    row.path("table").asString(),
                    row.path("id").asString(),
                    row.path("kind").asString(),
                    row.path("fields").valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        }
        return table;
    }
}

package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Printing;
import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code ops projections}: the read models. */
@Command(
        name = "projections",
        mixinStandardHelpOptions = true,
        description = "List the read models, and which of their generations is live.")
final class ProjectionsCommand implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Mixin
    private Printing printing = new Printing();

    @Override
    public Integer call() {
        JsonNode answer = server.call("GET", "/ops/projections");
        Table table = new Table("PROJECTION", "GENERATION", "VERSION", "ROWS", "LAG", "REBUILD");
        for (JsonNode projection : answer.path("data")) {
            table.row(
                    projection.path("name").asString(),
                    projection.path("generation").asInt(),
                    projection.path("version").asInt(),
                    projection.path("rows").asLong(),
                    projection.path("lag").asLong(),
                    projection.path("rebuild").asString("-"));
        }
        printing.show(answer, table);
        return 0;
    }
}

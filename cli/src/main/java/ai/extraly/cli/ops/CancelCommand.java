package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Printing;
import ai.extraly.cli.terminal.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ops cancel}: a rebuild is given up, and the live model stays. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Give a rebuild up. The live model stays as it is.")
final class CancelCommand implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "REBUILD", description = "Its id.")
    private String id = "";

    @Override
    public Integer call() {
        JsonNode answer = server.call("DELETE", "/ops/rebuilds/" + Paths.step(id));
        printing.show(answer, "Cancelled: " + id + ".");
        return 0;
    }
}

package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Printing;
import ai.extraly.cli.terminal.Server;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ops rebuild}: a read model anew, beside the live one. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Build a read model anew beside the live one, and switch. Exit code 1 when that does not succeed.")
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--no-wait", description = "Begin it and come back at once.")
    private boolean noWait;

    @Parameters(paramLabel = "NAME", description = "The projection.")
    private String name = "";

    @Option(
            names = "--throttle",
            paramLabel = "N",
            description = "The most events a second that a node reads for it; 0 is no limit.")
    private @Nullable Integer throttle;

    @Override
    public Integer call() {
        JsonNode begun = server.call(
                "POST",
                "/ops/projections/" + Paths.step(name) + "/rebuild",
                throttle == null ? Map.of() : Map.of("events_per_second", throttle));
        JsonNode ended = new Following(server, printing, !noWait).follow(begun);
        if (noWait) {
            return 0;
        }
        printing.show(ended, Following.ending(name, ended));
        return ended.at("/data/status").asString().equals("completed") ? 0 : 1;
    }
}

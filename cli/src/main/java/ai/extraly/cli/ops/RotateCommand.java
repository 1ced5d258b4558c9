package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Failure;
import ai.extraly.cli.terminal.ProgressBar;
import ai.extraly.cli.terminal.Server;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Rotates the wrapping key and waits until everything is wrapped anew. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = "Rotates the key that wraps the vault's keys, and waits until all of them are wrapped anew.")
final class RotateCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Mixin
    private Server server = new Server();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        JsonNode state = server.call("POST", "/ops/keys/rotate").path("data");
        ProgressBar bar = ProgressBar.on(out);
        while (status(state).equals("running")) {
            show(state, bar);
            Thread.sleep(BETWEEN_LOOKS);
            state = server.call("GET", "/ops/keys").path("data");
        }
        show(state, bar);
        bar.end();
        WrappingKeysTable.print(state, out);
        if (status(state).equals("failed")) {
            throw new Failure(state.path("rewrapping").path("problem").asString());
        }
        return 0;
    }

    /** What is not counted yet would look like nothing to do. */
    private static void show(JsonNode state, ProgressBar bar) {
        long total = state.path("rewrapping").path("total").asLong();
        if (total > 0) {
            bar.show(state.path("rewrapping").path("wrapped").asLong(), total, "keys");
        }
    }

    private static String status(JsonNode state) {
        return state.path("rewrapping").path("status").asString();
    }
}

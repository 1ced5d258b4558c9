package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the wrapping keys. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Lists the keys that wrap the vault's keys, and how far wrapping anew is.")
final class KeysCommand implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        WrappingKeysTable.print(
                server.call("GET", "/ops/keys").path("data"), spec.commandLine().getOut());
        return 0;
    }
}

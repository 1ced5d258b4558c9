package ai.extraly.cli;

import ai.extraly.cli.audit.AuditCommands;
import ai.extraly.cli.offline.KeysCommands;
import ai.extraly.cli.offline.RestoreCommand;
import ai.extraly.cli.ops.OpsCommands;
import ai.extraly.cli.terminal.Failure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where {@code java -jar extraly.jar COMMAND …} begins. */
@Command(
        name = "extraly",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Without a command, Extraly starts as a server. With one, it talks to a server that is running.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {OpsCommands.class, AuditCommands.class, RestoreCommand.class, KeysCommands.class})
public final class Cli {
    private Cli() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Cli())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof Failure)) {
                        throw failure;
                    }
                    PrintWriter err = command.getErr();
                    err.println(failure.getMessage());
                    err.flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }
}

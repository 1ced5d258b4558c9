package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Failure;
import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Starts a backup and waits for its end. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Starts a backup below the server's extraly.backup.directory and waits until it is done.")
final class BackupCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Mixin
    private Server server = new Server();

    @Option(names = "--list", description = "List the backups since the server was started, and start none.")
    private boolean list;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            print(out, server.call("GET", "/ops/backups").path("data"));
            return 0;
        }
        String name =
                server.call("POST", "/ops/backups").path("data").path("name").asString();
        JsonNode backup = find(name);
        while (backup.path("status").asString().equals("running")) {
            Thread.sleep(BETWEEN_LOOKS);
            backup = find(name);
        }
        if (backup.path("status").asString().equals("failed")) {
            throw new Failure(backup.path("problem").asString());
        }
        out.printf(
                "%s: %d files, %d bytes. The master key and the erasure ledger are not in it: keep copies of both elsewhere.%n",
                name, backup.path("files").asLong(), backup.path("bytes").asLong());
        out.flush();
        return 0;
    }

    private JsonNode find(String name) {
        for (JsonNode backup : server.call("GET", "/ops/backups").path("data")) {
            if (backup.path("name").asString().equals(name)) {
                return backup;
            }
        }
        throw new Failure("The server does not know the backup " + name + " any more: it was started again meanwhile.");
    }

    private static void print(PrintWriter out, JsonNode backups) {
        Table table = new Table("BACKUP", "STATUS", "FILES", "BYTES", "STARTED", "ENDED");
        backups.forEach(backup -> table.row(
                backup.path("name").asString(),
                backup.path("status").asString(),
                backup.path("files").asLong(),
                backup.path("bytes").asLong(),
                backup.path("started_at").asString(),
                backup.path("ended_at").asString("-")));
        table.print(out);
    }
}

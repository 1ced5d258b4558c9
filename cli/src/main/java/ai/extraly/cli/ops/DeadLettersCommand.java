package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Printing;
import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ops dead-letters}: what could not be handled; {@code retry} and {@code discard} below it. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "List the events that could not be handled, and those that wait behind them.")
final class DeadLettersCommand implements Callable<Integer> {
    private static final String PATH = "/ops/dead-letters";

    @Mixin
    private Server server = new Server();

    @Mixin
    private Printing printing = new Printing();

    @Override
    public Integer call() {
        return list(server, printing, null, 1);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The same, of one processor or page.")
    int list(
            @Mixin Server at,
            @Mixin Printing with,
            @Option(names = "--group", paramLabel = "NAME", description = "Only those of this processor.") @Nullable
                    String group,
            @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "From 1 on.") int page) {
        JsonNode answer = at.call(
                "GET", PATH + "?per_page=100&page=" + page + (group == null ? "" : "&group=" + Paths.step(group)));
        Table table = new Table("ID", "PROCESSOR", "OF", "EVENT", "NO", "BEHIND", "RETRIES", "SINCE", "CAUSE");
        for (JsonNode letter : answer.path("data")) {
            table.row(
                    letter.path("id").asString(),
                    letter.path("group").asString(),
                    letter.path("sequence").asString(),
                    letter.path("event").asString(),
                    letter.path("event_sequence").asLong(),
                    letter.path("following").asLong(),
                    letter.path("retries").asInt(),
                    letter.path("enqueued_at").asString(),
                    letter.path("cause").asString("waits behind another"));
        }
        if (answer.path("data").isEmpty()) {
            with.show(answer, "No dead letters.");
        } else {
            with.show(answer, table);
        }
        return 0;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description =
                    "Handle what waits for the same document again, from the first on. Exit code 1 when some of it"
                            + " still waits.")
    int retry(
            @Mixin Server at,
            @Mixin Printing with,
            @Parameters(paramLabel = "ID", description = "As the list has it.") String id) {
        JsonNode answer = at.call("POST", PATH + "/" + Paths.step(id) + "/retry");
        boolean through = answer.at("/data/went_through").asBoolean();
        with.show(
                answer,
                through
                        ? "All of " + answer.at("/data/sequence").asString() + " went through."
                        : "It failed again: " + answer.at("/data/left").asLong() + " still wait.");
        return through ? 0 : 1;
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Do without an event for ever. What waits behind it stays.")
    int discard(
            @Mixin Server at,
            @Mixin Printing with,
            @Parameters(paramLabel = "ID", description = "As the list has it.") String id,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            required = true,
                            description = "Why it may be done without. It is kept, sealed, in the journal.")
                    String reason) {
        JsonNode answer = at.call("DELETE", PATH + "/" + Paths.step(id), Map.of("reason", reason));
        with.show(
                answer,
                "Discarded. " + answer.at("/data/left").asLong() + " of "
                        + answer.at("/data/sequence").asString() + " still wait.");
        return 0;
    }
}

package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Printing;
import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ops processors}: what handles events, and how far it is; {@code split} and {@code merge} below it. */
@Command(
        name = "processors",
        mixinStandardHelpOptions = true,
        description = "List what handles events, with its segments and how far behind they are.")
final class ProcessorsCommand implements Callable<Integer> {
    private static final String PATH = "/ops/processors";

    @Mixin
    private Server server = new Server();

    @Mixin
    private Printing printing = new Printing();

    @Override
    public Integer call() {
        JsonNode answer = server.call("GET", PATH);
        Table table = new Table("PROCESSOR", "SEGMENT", "SHARE", "POSITION", "LAG", "AGE", "LETTERS", "NODE", "STATE");
        for (JsonNode processor : answer.path("data")) {
            for (JsonNode segment : processor.path("segments")) {
                table.row(
                        processor.path("name").asString(),
                        segment.path("segment").asInt(),
                        "1/" + segment.path("parts").asInt(),
                        segment.path("position").asLong(),
                        segment.path("lag_events").asLong(),
                        segment.path("lag_seconds").asLong() + " s",
                        processor.path("dead_letters").asLong(),
                        segment.path("node").asString("-"),
                        state(segment));
            }
        }
        printing.show(answer, table);
        return 0;
    }

    private static String state(JsonNode segment) {
        if (!segment.path("error").asString("").isEmpty()) {
            return segment.path("error").asString();
        }
        if (segment.path("node").asString("").isEmpty()) {
            return "handled by no node";
        }
        return segment.path("replaying").asBoolean() ? "replaying" : "ok";
    }

    @Command(name = "split", mixinStandardHelpOptions = true, description = "Make two of one segment.")
    int split(
            @Mixin Server at,
            @Mixin Printing with,
            @Parameters(paramLabel = "NAME", description = "As the list has it.") String name,
            @Option(names = "--segment", paramLabel = "N", description = "Which one (default: the largest).") @Nullable
                    Integer segment) {
        return change(at, with, name, "split", segment);
    }

    @Command(name = "merge", mixinStandardHelpOptions = true, description = "Make one of two segments.")
    int merge(
            @Mixin Server at,
            @Mixin Printing with,
            @Parameters(paramLabel = "NAME", description = "As the list has it.") String name,
            @Option(names = "--segment", paramLabel = "N", description = "Which one (default: the smallest).") @Nullable
                    Integer segment) {
        return change(at, with, name, "merge", segment);
    }

    private static int change(Server at, Printing with, String name, String change, @Nullable Integer segment) {
        JsonNode answer = at.call(
                "POST",
                PATH + "/" + Paths.step(name) + "/" + change,
                segment == null ? Map.of() : Map.of("segment", segment));
        with.show(
                answer,
                name + " has segments "
                        + answer.at("/data/segments")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(", "))
                        + ".");
        return 0;
    }
}

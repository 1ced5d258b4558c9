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
    private static final String FINE = "ok";

    @Mixin
    private Server server = new Server();

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--segments", description = "A line a segment instead of a line a processor.")
    private boolean bySegment;

    @Override
    public Integer call() {
        JsonNode answer = server.call("GET", PATH);
        printing.show(answer, bySegment ? segments(answer.path("data")) : processors(answer.path("data")));
        return 0;
    }

    private static Table processors(JsonNode processors) {
        Table table = new Table("PROCESSOR", "SEGMENTS", "LAG", "AGE", "LETTERS", "NODES", "STATE");
        for (JsonNode processor : processors) {
            JsonNode segments = processor.path("segments");
            table.row(
                    processor.path("name").asString(),
                    segments.size(),
                    processor.path("lag_events").asLong(),
                    processor.path("lag_seconds").asLong() + " s",
                    processor.path("dead_letters").asLong(),
                    segments.valueStream()
                            .map(segment -> segment.path("node").asString("-"))
                            .distinct()
                            .collect(Collectors.joining(" ")),
                    segments.valueStream()
                            .map(ProcessorsCommand::state)
                            .filter(state -> !state.equals(FINE))
                            .findFirst()
                            .orElse(FINE));
        }
        return table;
    }

    private static Table segments(JsonNode processors) {
        Table table = new Table("PROCESSOR", "SEGMENT", "SHARE", "POSITION", "LAG", "AGE", "NODE", "STATE");
        for (JsonNode processor : processors) {
            for (JsonNode segment : processor.path("segments")) {
                table.row(
                        processor.path("name").asString(),
                        segment.path("segment").asInt(),
                        "1/" + segment.path("parts").asInt(),
                        segment.path("position").asLong(),
                        segment.path("lag_events").asLong(),
                        segment.path("lag_seconds").asLong() + " s",
                        segment.path("node").asString("-"),
                        state(segment));
            }
        }
        return table;
    }

    private static String state(JsonNode segment) {
        if (!segment.path("error").asString("").isEmpty()) {
            return segment.path("error").asString();
        }
        if (segment.path("node").asString("").isEmpty()) {
            return "handled by no node";
        }
        return segment.path("replaying").asBoolean() ? "replaying" : FINE;
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

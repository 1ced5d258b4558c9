package ai.extraly.engine.cli;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.EngineVersion;
import ai.extraly.engine.Limits;
import ai.extraly.engine.Request;
import ai.extraly.engine.worker.TimeLimit;
import ai.extraly.engine.worker.WorkerSettings;
import ai.extraly.engine.worker.Workers;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads files and writes what was found in each, or why nothing was. */
@Command(
        name = "extraly-engine",
        description = "Reads documents and writes DIR/<file name>.json for each.",
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class)
public final class EngineCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "auto",
            converter = TypeConverter.class,
            description = "auto, bank_statement, invoice or receipt (default: auto)")
    private DetectionType type = DetectionType.AUTO;

    @Option(names = "--custom-fields", split = ",", paramLabel = "NAME", description = "further fields to look for")
    private List<String> customFields = List.of();

    @Option(names = "--evidence", description = "write where each value was found")
    private boolean evidence;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "1", description = "files read at once (default: 1)")
    private int jobs = 1;

    @Option(names = "--password", paramLabel = "TEXT", description = "opens encrypted files")
    private @Nullable String password;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "time for every file alike (default: a minute, and more for each page)")
    private @Nullable Integer timeout;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the results go")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path out;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files to read; @LIST reads their names from a file")
    private List<Path> files = List.of();

    public static void main(String[] arguments) {
        // Libraries complain about broken files in their own words and with stack traces; the result says it in ours.
        LogManager.getLogManager().reset();
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new EngineCommand())
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    commandLine.getErr().println(e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (jobs < 1 || (timeout != null && timeout < 1)) {
            throw new ParameterException(spec.commandLine(), "--jobs and --timeout must be at least 1.");
        }
        Files.createDirectories(out);
        Request request = new Request(type, customFields, password, Limits.DEFAULT);
        PrintWriter progress = spec.commandLine().getErr();
        try (Workers workers = Workers.with(children())) {
            // A process that is interrupted has no time to come back here.
            Runtime.getRuntime().addShutdownHook(new Thread(workers::close));
            boolean terminal = Optional.ofNullable(System.console())
                    .map(Console::isTerminal)
                    .orElse(false);
            return new FileJobs(workers, request, out, evidence, jobs).run(files, progress, terminal)
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** No more than there are files, and none of them with more memory than this process was given. */
    WorkerSettings children() {
        WorkerSettings usual = WorkerSettings.DEFAULT;
        int heap = Math.toIntExact(Math.min(usual.heap(), Runtime.getRuntime().maxMemory() >> 20));
        return usual.withChildren(Math.min(jobs, files.size()), 0)
                .withMemory(heap, usual.memory())
                .withTime(timeout == null ? usual.time() : TimeLimit.always(Duration.ofSeconds(timeout)));
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {EngineVersion.current()};
        }
    }

    static final class TypeConverter implements CommandLine.ITypeConverter<DetectionType> {
        @Override
        public DetectionType convert(String name) {
            return DetectionType.ofWireName(name)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "'" + name + "' is none of auto, bank_statement, invoice, receipt."));
        }
    }
}

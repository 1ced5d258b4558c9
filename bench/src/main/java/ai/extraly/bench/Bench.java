package ai.extraly.bench;

import ai.extraly.bench.accuracy.AccuracyCheck;
import ai.extraly.bench.accuracy.Corpus;
import ai.extraly.bench.accuracy.ReadingSpeed;
import ai.extraly.bench.accuracy.RecognitionCost;
import ai.extraly.bench.accuracy.Share;
import ai.extraly.bench.drill.BackupDrill;
import ai.extraly.bench.drill.ClosingDrill;
import ai.extraly.bench.drill.CrashDrill;
import ai.extraly.bench.drill.Drill;
import ai.extraly.bench.drill.EdgeCostDrill;
import ai.extraly.bench.drill.ErasureDrill;
import ai.extraly.bench.drill.ExamplesDrill;
import ai.extraly.bench.drill.HostileDrill;
import ai.extraly.bench.drill.IdempotencyDrill;
import ai.extraly.bench.drill.Protocol;
import ai.extraly.bench.drill.ReadSideLossDrill;
import ai.extraly.bench.drill.ShutdownDrill;
import ai.extraly.bench.drill.SlowReceiversDrill;
import ai.extraly.bench.drill.StartDrill;
import ai.extraly.bench.drill.StatementDrill;
import ai.extraly.bench.drill.SubmitDrill;
import ai.extraly.bench.drill.UploadMemoryDrill;
import ai.extraly.bench.drill.WebhookDrill;
import ai.extraly.bench.drill.WrongInputDrill;
import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Receiver;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/**
 * The drills from a command line. Exit code 0 when every promise was kept, 1 when one was broken, 2 when the drill could not be
 * carried out.
 */
@Command(
        name = "extraly-bench",
        description = "Starts Extraly, does something to it, and says which promises it found broken.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "DRILL")
public final class Bench {
    private static final int NOT_CARRIED_OUT = 2;
    private static final String CORPUS = "../shared/corpus";
    private static final String ENGINE = "extraction-saga/engine/target/extraly-engine.jar";

    @Option(
            names = "--jar",
            scope = ScopeType.INHERIT,
            description = "Extraly's jar (default: ${DEFAULT-VALUE})",
            defaultValue = "app/target/extraly.jar")
    private Path jar = Path.of("app/target/extraly.jar");

    @Option(
            names = "--place",
            scope = ScopeType.INHERIT,
            description = "an empty directory for data and logs (default: a temporary one, which is kept)")
    private @Nullable Path place;

    public static void main(String... arguments) {
        CommandLine line = new CommandLine(new Bench());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                command.getErr().println(cause);
            }
            return NOT_CARRIED_OUT;
        });
        System.exit(line.execute(arguments));
    }

    @Command(description = "The documented statement gives the documented answer and four exports.")
    int statement() throws IOException {
        try (RunningExtraly extraly = installation().start()) {
            return run(
                    new StatementDrill(Customer.register(extraly, "statement").calls(extraly)));
        }
    }

    @Command(description = "What was submitted is found by the next GET and the next list; nothing is lost or doubled.")
    int submit(
            @Option(
                            names = "--documents",
                            defaultValue = "300",
                            description = "submitted one after another, and as many again at once")
                    int documents,
            @Option(names = "--clients", defaultValue = "8", description = "submitting at once") int clients)
            throws IOException {
        try (RunningExtraly extraly = installation().start()) {
            return run(new SubmitDrill(Customer.register(extraly, "submit").calls(extraly), documents, clients));
        }
    }

    @Command(description = "kill -9 at random moments loses nothing, and nothing ends twice.")
    int crash(
            @Option(names = "--rounds", defaultValue = "10", description = "each ends with a kill") int rounds,
            @Option(
                            names = "--documents",
                            defaultValue = "200",
                            description = "submitted in a round, unless the kill comes first")
                    int documents,
            @Option(names = "--clients", defaultValue = "4", description = "submitting at once") int clients,
            @Option(names = "--seed", defaultValue = "1", description = "of all that is random") long seed)
            throws IOException {
        return run(new CrashDrill(installation(), rounds, documents, clients, seed));
    }

    @Command(description = "Receivers are told, and told again when they do not consent, whatever stops in between.")
    int webhooks(
            @Option(names = "--backoff", defaultValue = "10", description = "seconds to wait after the first failure")
                    int backoff)
            throws IOException {
        return run(new WebhookDrill(installation(), Duration.ofSeconds(backoff)));
    }

    @Command(description = "Receives webhooks and prints each, until it is stopped.")
    int receiver(
            @Option(names = "--port", defaultValue = "8090", description = "to listen on") int port,
            @Parameters(paramLabel = "KEY", description = "the API key that signs") String key)
            throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver(port, (call, earlier) -> {
            System.out.printf(
                    "%s %s, %s, %d bytes%n",
                    call.event(),
                    call.document(),
                    call.genuine() ? "signed with this key" : "NOT SIGNED with this key",
                    call.body().length());
            return 200;
        })) {
            System.out.println("Waiting at " + receiver.knowing(key).url());
            Thread.currentThread().join();
            return 0;
        }
    }

    @Command(name = "slow-receivers", description = "A slow receiver never delays another's deliveries.")
    int slowReceivers(
            @Option(names = "--deliveries", defaultValue = "500", description = "one a document") int deliveries,
            @Option(names = "--receivers", defaultValue = "50", description = "every fifth of them hangs")
                    int receivers,
            @Option(names = "--clients", defaultValue = "4", description = "submitting at once") int clients)
            throws IOException {
        return run(new SlowReceiversDrill(installation(), deliveries, receivers, clients));
    }

    @Command(name = "read-side-loss", description = "Event log and vault bring every answer back, byte for byte.")
    int readSideLoss(@Option(names = "--documents", defaultValue = "5", description = "of each kind") int documents)
            throws IOException {
        return run(new ReadSideLossDrill(installation(), documents));
    }

    @Command(description = "Nothing personal lies in the clear, and what is deleted is gone.")
    int erasure(@Option(names = "--seed", defaultValue = "1", description = "of all that is random") long seed)
            throws IOException {
        return run(new ErasureDrill(installation(), seed));
    }

    @Command(description = "A backup of the running system comes back, less what was erased after it.")
    int backup(@Option(names = "--documents", defaultValue = "5", description = "of each kind") int documents)
            throws IOException {
        Installation installation = installation();
        return run(new BackupDrill(installation, installation.logs().resolveSibling("backups"), documents));
    }

    @Command(
            description =
                    "An account's closing is finished whatever is under way and whatever is lost in the middle of it.")
    int closing(@Option(names = "--documents", defaultValue = "40", description = "of the account") int documents)
            throws IOException {
        return run(new ClosingDrill(installation(), documents));
    }

    @Command(name = "wrong-input", description = "Wrong input, each with its status, code and envelope.")
    int wrongInput() throws IOException {
        try (RunningExtraly extraly = installation().start(Tokens.ofDrills().option())) {
            return run(new WrongInputDrill(extraly));
        }
    }

    @Command(name = "upload-memory", description = "Many large files at once need little memory.")
    int uploadMemory(
            @Option(names = "--files", defaultValue = "20", description = "of 20 MB each, all at once") int files,
            @Option(names = "--heap", defaultValue = "256", description = "that the system has, in MiB") int heap)
            throws IOException {
        return run(new UploadMemoryDrill(installation(), files, heap));
    }

    @Command(description = "No file takes the system down, and no good document suffers from another.")
    int hostile(
            @Option(names = "--files", description = "a folder of files that may be anything") @Nullable Path folder)
            throws IOException {
        return run(new HostileDrill(installation(), folder));
    }

    @Command(description = "Starting is quick, and a start that cannot succeed says why.")
    int start(@Option(names = "--seconds", defaultValue = "12", description = "until it has to be ready") int seconds)
            throws IOException {
        return run(new StartDrill(installation(), Duration.ofSeconds(seconds)));
    }

    @Command(
            description =
                    "SIGTERM in the midst of its work: everybody is answered, it ends in time, and the rest is done"
                            + " later.")
    int shutdown(@Option(names = "--documents", defaultValue = "60", description = "submitted before") int documents)
            throws IOException {
        return run(new ShutdownDrill(installation(), documents));
    }

    @Command(description = "Racing submissions with one Idempotency-Key are one document and one answer.")
    int idempotency(@Option(names = "--racing", defaultValue = "20", description = "submissions at once") int racing)
            throws IOException {
        try (RunningExtraly extraly = installation().start()) {
            return run(new IdempotencyDrill(extraly, racing, 3));
        }
    }

    @Command(name = "edge-cost", description = "What authentication and the rate limit add to a call.")
    int edgeCost(@Option(names = "--calls", defaultValue = "3000", description = "of each kind") int calls)
            throws IOException {
        try (RunningExtraly extraly = installation().start()) {
            return run(new EdgeCostDrill(extraly, calls));
        }
    }

    @Command(description = "How much of the corpus is read right, field by field, against the figures last committed.")
    int accuracy(
            @Option(names = "--corpus", defaultValue = CORPUS, description = "documents with truth") Path corpus,
            @Option(
                            names = "--folders",
                            split = ",",
                            description = "what to read, such as receipts, or receipts/20 for every twentieth"
                                    + " (default: all text, and a few pictures)")
                    @Nullable
                    List<String> folders,
            @Option(names = "--engine", defaultValue = ENGINE, description = "the engine's jar") Path engine,
            @Option(names = "--record", description = "commit today's figures instead") boolean recording)
            throws IOException {
        List<Share> shares =
                folders == null ? Share.QUICK : folders.stream().map(Share::of).toList();
        return run(new AccuracyCheck(
                new Corpus(corpus), shares, engine, Path.of("bench/accuracy.json"), emptyPlace(), recording));
    }

    @Command(name = "reading-speed", description = "Pages a second in one thread, beside bare text extraction.")
    int readingSpeed(
            @Option(names = "--corpus", defaultValue = CORPUS, description = "documents to read") Path corpus,
            @Option(names = "--engine", defaultValue = ENGINE, description = "the engine's jar") Path engine)
            throws IOException {
        return run(new ReadingSpeed(new Corpus(corpus), engine, emptyPlace()));
    }

    @Command(name = "recognition-cost", description = "Processor time and memory of reading pictures.")
    int recognitionCost(
            @Option(names = "--corpus", defaultValue = CORPUS, description = "documents to read") Path corpus,
            @Option(names = "--share", defaultValue = "receipts/4", description = "which of them") String share,
            @Option(names = "--engine", defaultValue = ENGINE, description = "the engine's jar") Path engine)
            throws IOException {
        return run(new RecognitionCost(new Corpus(corpus), Share.of(share), engine, emptyPlace()));
    }

    @Command(description = "Records the examples of the API's description from a system that is started for it.")
    int examples(@Parameters(paramLabel = "DIRECTORY") Path directory) throws IOException {
        try (RunningExtraly extraly = installation().start(ExamplesDrill.options())) {
            return run(new ExamplesDrill(extraly, directory));
        }
    }

    @Command(description = "Writes the documented statement to a file.")
    int fixture(@Parameters(paramLabel = "FILE") Path file) throws IOException {
        Files.write(file, StatementPdf.plain());
        return 0;
    }

    private Installation installation() throws IOException {
        return Installation.in(emptyPlace(), jar);
    }

    private Path emptyPlace() throws IOException {
        Path directory = place != null ? place : Files.createTempDirectory("extraly-drill");
        System.out.println("data, results and logs: " + directory);
        return directory;
    }

    private static int run(Drill drill) throws IOException {
        Protocol protocol = new Protocol(System.out);
        drill.run(protocol);
        System.out.println(
                protocol.broken().isEmpty()
                        ? "Every promise was kept."
                        : protocol.broken().size() + " promises were broken.");
        return protocol.broken().isEmpty() ? 0 : 1;
    }
}

package ai.extraly.cli.offline;

import ai.extraly.cli.terminal.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Copies a backup into a data directory, whole or not at all. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Copies event log and vault of a backup into a data directory, while Extraly is stopped, and checks every file.",
            "What is there already is never overwritten. The master key and the erasure ledger have to be in the data directory:"
                    + " neither is in a backup."
        })
public final class RestoreCommand implements Callable<Integer> {
    /** In a data directory as long as a restore into it did not get to its end. Nobody may start there. */
    public static final String UNFINISHED = "restoring";

    private static final String MASTER_KEY = "vault-master-key.json";

    @Option(names = "--from", required = true, paramLabel = "BACKUP", description = "The directory of the backup.")
    private Path from = Path.of("");

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "./data",
            description = "The data directory (default: ${DEFAULT-VALUE}).")
    private Path dataDir = Path.of("data");

    @Option(
            names = "--master-key-elsewhere",
            description = "The master key comes from configuration, so none is expected beside the vault.")
    private boolean masterKeyElsewhere;

    @Option(
            names = "--without-erasures",
            description = "Restore although there is no erasure ledger: what was erased after the backup comes back.")
    private boolean withoutErasures;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BackupContent backup = BackupContent.of(from);
        makeDataDir();
        try (FileChannel channel = FileChannel.open(
                        dataDir.resolve("extraly.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new Failure("Extraly is running on " + dataDir + ". Stop it first.");
            }
            checkPlace();
            long bytes = new Restoring(dataDir).restore(backup);
            out.printf(
                    "Restored %d files, %d bytes, each as it was when the backup was made.%n"
                            + "Start Extraly: before it answers it erases again what was erased since, and makes the read models anew.%n",
                    backup.files().size(), bytes);
            out.flush();
        }
        return 0;
    }

    private void makeDataDir() throws IOException {
        Files.createDirectories(dataDir);
        if (Files.getFileStore(dataDir).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void checkPlace() throws IOException {
        new Restoring(dataDir).requireNoneBefore();
        for (String taken : List.of("events", "vault", "read-side")) {
            if (Files.exists(dataDir.resolve(taken))) {
                throw new Failure(
                        dataDir.resolve(taken)
                                + " is there. Move events, vault and read-side out of the way first; leave erasures and the master key.");
            }
        }
        if (!masterKeyElsewhere && Files.notExists(dataDir.resolve(MASTER_KEY))) {
            throw new Failure("There is no vault-master-key.json in " + dataDir
                    + ". Put your copy of it there; without it the vault cannot be opened. With a master key from configuration say"
                    + " --master-key-elsewhere.");
        }
        checkMasterKey();
        if (!withoutErasures && Files.notExists(dataDir.resolve("erasures").resolve("ledger"))) {
            throw new Failure("There is no erasures/ledger in " + dataDir
                    + ". Put your copy of it there: it says what was erased after the backup. If nothing was, or there is no copy, say"
                    + " --without-erasures.");
        }
    }

    /** A wrong master key would show at the next start only, when everything is copied. */
    private void checkMasterKey() throws IOException {
        Path wanted = from.resolve("MASTER-KEY-ID");
        if (masterKeyElsewhere || Files.notExists(wanted)) {
            return;
        }
        Set<String> missing = new LinkedHashSet<>(Files.readAllLines(wanted));
        for (JsonNode key : keyset().path("key")) {
            missing.remove(HexFormat.of().toHexDigits((int) key.path("keyId").asLong()));
        }
        if (!missing.isEmpty()) {
            throw new Failure("The backup wants the master key " + String.join(" and ", missing)
                    + ", which is not in " + dataDir.resolve(MASTER_KEY)
                    + ". Put the copy there that was the master key when the backup was made.");
        }
    }

    private JsonNode keyset() throws IOException {
        try {
            return new JsonMapper().readTree(Files.readString(dataDir.resolve(MASTER_KEY)));
        } catch (JacksonException e) {
            throw new Failure(dataDir.resolve(MASTER_KEY) + " is no master key. Put your copy of it there.");
        }
    }
}

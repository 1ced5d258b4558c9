package ai.extraly.cli.offline;

import ai.extraly.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Copies a backup into a data directory, and does no more than {@code sha256sum -c} and {@code cp -a} would. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Copies event log and vault of a backup into a data directory, while Extraly is stopped, and checks every file.",
            "What is there already is never overwritten. The master key and the erasure ledger have to be in the data directory:"
                    + " neither is in a backup."
        })
public final class RestoreCommand implements Callable<Integer> {
    private static final String DIGESTS = "SHA256SUMS";
    private static final String MASTER_KEY = "vault-master-key.json";
    private static final int DIGEST_LETTERS = 64;

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
        Map<Path, String> files = digests();
        checkPlace();
        try (FileChannel channel = FileChannel.open(
                        dataDir.resolve("extraly.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new Failure("Extraly is running on " + dataDir + ". Stop it first.");
            }
            long bytes = 0;
            for (Map.Entry<Path, String> file : files.entrySet()) {
                bytes += copy(file.getKey(), file.getValue());
            }
            out.printf(
                    "Restored %d files, %d bytes, each as it was when the backup was made.%n"
                            + "Start Extraly: before it answers it erases again what was erased since, and makes the read models anew.%n",
                    files.size(), bytes);
            out.flush();
        }
        return 0;
    }

    private Map<Path, String> digests() throws IOException {
        Path list = from.resolve(DIGESTS);
        if (Files.notExists(list)) {
            throw new Failure(from + " is no finished backup: it has no " + DIGESTS + ".");
        }
        Map<Path, String> digests = new LinkedHashMap<>();
        for (String line : Files.readAllLines(list)) {
            Path file = Path.of(line.substring(DIGEST_LETTERS + 2)).normalize();
            if (file.isAbsolute() || file.startsWith("..")) {
                throw new Failure(list + " names a file outside of the backup: " + file);
            }
            digests.put(file, line.substring(0, DIGEST_LETTERS));
        }
        return digests;
    }

    private void checkPlace() throws IOException {
        Files.createDirectories(dataDir);
        if (Files.getFileStore(dataDir).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwx------"));
        }
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
        String id = Files.readString(wanted).strip();
        JsonNode keyset = new JsonMapper().readTree(Files.readString(dataDir.resolve(MASTER_KEY)));
        for (JsonNode key : keyset.path("key")) {
            if (HexFormat.of().toHexDigits((int) key.path("keyId").asLong()).equals(id)) {
                return;
            }
        }
        throw new Failure("The backup wants the master key " + id + ", which is not in " + dataDir.resolve(MASTER_KEY)
                + ". Put the copy there that you made when that key was the primary.");
    }

    private long copy(Path file, String digest) throws IOException {
        Path to = dataDir.resolve(file);
        Files.createDirectories(to.getParent());
        DigestInputStream digested;
        long bytes;
        try (InputStream content = Files.newInputStream(from.resolve(file));
                FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream target = Channels.newOutputStream(channel)) {
            digested = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
            bytes = digested.transferTo(target);
            channel.force(true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        if (!HexFormat.of().formatHex(digested.getMessageDigest().digest()).equals(digest)) {
            throw new Failure(from.resolve(file)
                    + " is not as it was when the backup was made. Nothing was started; use another backup.");
        }
        Files.setLastModifiedTime(to, Files.getLastModifiedTime(from.resolve(file)));
        return bytes;
    }
}

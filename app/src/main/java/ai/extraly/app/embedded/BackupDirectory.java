package ai.extraly.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One backup: event log and vault as they lie in a data directory, and the digests of all files in the form of {@code sha256sum}. It is
 * called unfinished until the disk has all of it.
 */
final class BackupDirectory {
    static final String DIGESTS = "SHA256SUMS";
    /** The file that names the keys of the master key, a line each. */
    static final String MASTER_KEY = "MASTER-KEY-ID";

    private static final String UNFINISHED = ".unfinished";
    private static final String VAULT = "vault";
    /** The vault's records of the deployment, the signed checkpoints of the event log among them. */
    private static final String RECORDS = "records";
    /** Not copied with the vault: what it is at work with, and what was copied before. The rest of it is files that never change. */
    private static final Set<String> LEFT_OUT = Set.of("incoming", "leaving", RECORDS);

    private final Path target;
    private final Path unfinished;
    private final FileTime begun;
    private final TreeMap<String, String> digests = new TreeMap<>();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    BackupDirectory(Path target) throws IOException {
        this.target = target;
        this.unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        Files.createDirectories(unfinished);
        if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
        }
        this.begun = Files.getLastModifiedTime(unfinished);
    }

    long files() {
        return files.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** First: a checkpoint that is newer than the copy of the log would say that events are missing from its end. */
    void copyRecords(Path vault) throws IOException {
        copyTree(vault, vault.resolve(RECORDS), folder -> false, time -> time.compareTo(begun) < 0);
    }

    /** Then, because what it refers to is in the vault before it is in the log. */
    void copyEvents(EventLogFile log) throws IOException {
        Path zip = unfinished.resolve("events.zip");
        log.backUp(zip);
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path name = Path.of(entry.getName()).getFileName();
                copy(entries, unfinished.resolve("events").resolve(name));
            }
        }
        Files.delete(zip);
    }

    /** Files that go while they are copied were erased, and the erasure ledger knows it. */
    void copyVault(Path vault) throws IOException {
        copyTree(vault, vault, LEFT_OUT::contains, time -> true);
    }

    private void copyTree(Path vault, Path from, Predicate<String> leftOut, Predicate<FileTime> isCopied)
            throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return leftOut.test(vault.relativize(folder).toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isCopied.test(attributes.lastModifiedTime())) {
                    return FileVisitResult.CONTINUE;
                }
                Path copy = unfinished.resolve(VAULT).resolve(vault.relativize(file));
                try (InputStream content = Files.newInputStream(file)) {
                    copy(content, copy);
                    Files.setLastModifiedTime(copy, attributes.lastModifiedTime());
                } catch (NoSuchFileException e) {
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure == null || failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void copy(InputStream from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        DigestInputStream digested = new DigestInputStream(from, sha256());
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            bytes.addAndGet(digested.transferTo(out));
            channel.force(true);
        }
        files.incrementAndGet();
        digests.put(
                unfinished.relativize(to).toString(),
                HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Gives the backup its name.
     *
     * @param masterKey the ids of the keys that a master key needs to open all of it
     */
    void finish(List<String> masterKey) throws IOException {
        StringBuilder sums = new StringBuilder();
        digests.forEach(
                (file, digest) -> sums.append(digest).append("  ").append(file).append('\n'));
        write(DIGESTS, sums.toString());
        write(MASTER_KEY, String.join("\n", masterKey) + "\n");
        Files.move(unfinished, target);
        try (FileChannel names = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private void write(String name, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        unfinished.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            channel.force(true);
        }
    }
}

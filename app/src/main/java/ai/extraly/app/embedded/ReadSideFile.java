package ai.extraly.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the in-process MongoDB. It is written after each change but not synced, so it survives the death of the process, not a
 * power cut. When the machine went down while it was open, or when it cannot be read, it is set aside and an empty one is begun: the
 * read side is then made again from the event log.
 */
final class ReadSideFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReadSideFile.class);
    /** Linux's name for the time since the machine started; where there is none, every start looks like the same one. */
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private static final int CACHE_MEGABYTES = 64;
    private static final int RETENTION_MILLIS = 500;

    private final MVStore store;
    private final Path openMark;

    private ReadSideFile(MVStore store, Path openMark) {
        this.store = store;
        this.openMark = openMark;
    }

    static ReadSideFile open(Path directory) {
        return open(directory, bootId());
    }

    /** @param boot tells one running of the machine from another */
    static ReadSideFile open(Path directory, String boot) {
        Path file = directory.resolve("read-side");
        Path mark = directory.resolve("open-since");
        try {
            Files.createDirectories(directory);
            if (openedInAnotherBoot(mark, boot)) {
                setAside(file, "the machine stopped while it was open");
            }
            MVStore store = openOrBegin(file);
            if (store.getStoreVersion() != ReadSideDatabase.FORMAT
                    && !store.getMapNames().isEmpty()) {
                store.close();
                setAside(file, "it was written by another version of Extraly");
                store = openStore(file);
            }
            store.setStoreVersion(ReadSideDatabase.FORMAT);
            writeDurably(mark, boot);
            return new ReadSideFile(store, mark);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the read side in " + directory, e);
        }
    }

    MVStore store() {
        return store;
    }

    /** Writes all changes, so that they outlive the process. */
    void flush() {
        store.commit();
        // A commit that H2 made on its own may still be on its way to the file.
        store.executeFilestoreOperation(() -> {});
    }

    @Override
    public void close() {
        store.close();
        try {
            Files.deleteIfExists(openMark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MVStore openOrBegin(Path file) throws IOException {
        try {
            return openStore(file);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw e;
            }
            setAside(file, String.valueOf(e.getMessage()));
            return openStore(file);
        }
    }

    private static MVStore openStore(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName("retry:" + file.toAbsolutePath())
                .cacheSize(CACHE_MEGABYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    private static boolean openedInAnotherBoot(Path mark, String boot) throws IOException {
        return Files.exists(mark) && !Files.readString(mark).equals(boot);
    }

    private static void setAside(Path file, String why) throws IOException {
        if (Files.exists(file)) {
            Path aside = file.resolveSibling("read-side.unusable");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            log.warn("The read side is made anew from the event log ({}). The old file is kept as {}", why, aside);
        }
    }

    private static void writeDurably(Path mark, String boot) throws IOException {
        Files.writeString(mark, boot);
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static String bootId() {
        try {
            return Files.isReadable(BOOT_ID)
                    ? Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}

package ai.extraly.app;

import ai.extraly.cli.offline.RestoreCommand;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The directory that holds everything on one machine. Exactly one running Extraly owns it. */
final class DataDirectory {
    static final String PROPERTY = "extraly.data-dir";

    private static final String LOCK = "extraly.lock";

    /** Held here for the life of the process: a channel that nobody refers to is closed by the garbage collector, and its lock with it. */
    @SuppressWarnings("UnusedVariable") // that it is there is all it is for
    private static @Nullable FileLock held;

    private DataDirectory() {}

    /**
     * Makes the directory where it is missing and takes it for this process, until the process ends: the operating system lets go of
     * the lock even after a crash.
     *
     * @throws CannotStartException when it cannot be used
     */
    static void claim(Path directory) {
        Path place = directory.toAbsolutePath().normalize();
        FileLock lock;
        try {
            if (!Files.exists(place)) {
                Files.createDirectories(place);
                if (Files.getFileStore(place).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
                }
            }
            lock = lock(place.resolve(LOCK));
        } catch (IOException e) {
            throw new CannotStartException("Extraly cannot write to its data directory " + place
                    + ". Make it writable, or choose another one with --extraly.data-dir=DIR.");
        }
        if (lock == null) {
            throw new CannotStartException(
                    "The data directory " + place
                            + " is in use by another running Extraly. Stop that one, or choose another directory with --extraly.data-dir=DIR.");
        }
        held = lock;
        requireWhole(place);
    }

    private static void requireWhole(Path place) {
        Path unfinished = place.resolve(RestoreCommand.UNFINISHED);
        if (Files.exists(unfinished)) {
            throw new CannotStartException("A restore into " + place + " did not get to its end: " + unfinished
                    + " is there. Restore again; the restore command says what to remove first.");
        }
    }

    /** The lock, or null when somebody else has it. */
    private static @Nullable FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
        }
        return lock;
    }
}

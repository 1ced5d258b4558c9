package ai.extraly.engine.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folder of a pool and those of its children in it, below the system's temporary folder. A pool that was killed leaves its folder behind; the
 * next one recognises it by the lock that nobody holds, and removes it.
 */
final class Folders implements AutoCloseable {

    private static final String NAME = "extraly-workers-";
    private static final String LOCK = "lock";

    /** Looking at the lock of another pool of this process would release it. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final FileChannel lock;
    private int children;

    private Folders(Path home, FileChannel lock) {
        this.home = home;
        this.lock = lock;
    }

    static Folders create() throws IOException {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        Path home = Files.createTempDirectory(place, NAME);
        OURS.add(home);
        FileChannel lock = FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock.lock();
        if (!held.isValid()) {
            throw new IOException("Cannot lock " + home);
        }
        removeLeftBehind(place);
        return new Folders(home, lock);
    }

    /** For the jars that all children need. */
    Path libraries() throws IOException {
        return Files.createDirectories(home.resolve("lib"));
    }

    /** For what one child unpacks and all others need as well. */
    Path unpacked() throws IOException {
        return Files.createDirectories(home.resolve("unpacked"));
    }

    synchronized Path ofNextChild() throws IOException {
        children++;
        return Files.createDirectory(home.resolve("child-" + children));
    }

    private static void removeLeftBehind(Path place) throws IOException {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(place, NAME + "*")) {
            for (Path candidate : candidates) {
                if (!OURS.contains(candidate) && nobodyHolds(candidate.resolve(LOCK))) {
                    remove(candidate);
                }
            }
        }
    }

    /** One that is being made is not there yet. */
    private static boolean nobodyHolds(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** With all that is in it, as far as it can be removed. */
    static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            // Whoever starts next tries again.
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remove(home);
        OURS.remove(home);
    }
}

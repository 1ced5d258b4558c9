package ai.extraly.vault;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files below one directory, which belongs to one process at a time.
 *
 * <pre>
 * keys/ab/doc_…ab            wrapped keys; the time of the file is the time the key was last made
 * content/ab/doc_…ab/name    content
 * records/ab/name            records of the deployment
 * incoming/                  what is being written; a crash leaves it here, the next start removes it
 * leaving/                   keys that are being destroyed; the next start finishes what a crash cut short
 * </pre>
 *
 * A file gets its place by one rename after its bytes are on disk, so no reader and no crash sees half of one. Writing in one folder
 * and not beside the target keeps the clean-up at start from walking the whole vault. The shard is the end of the id because ids
 * begin with the time: their beginnings are all alike.
 */
final class FileBlobs implements BlobStore {
    private static final int LOCKS = 64;

    private final Clock clock;
    private final Path keys;
    private final Path content;
    private final Path records;
    private final Path incoming;
    private final Path leaving;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    FileBlobs(Path directory, Clock clock) {
        this.clock = clock;
        Path root = directory.toAbsolutePath().normalize();
        keys = root.resolve("keys");
        content = root.resolve("content");
        records = root.resolve("records");
        incoming = root.resolve("incoming");
        leaving = root.resolve("leaving");
        try {
            for (Path folder : List.of(keys, content, records, incoming, leaving)) {
                Disk.makeFolders(folder);
            }
            finishWhatACrashLeft();
        } catch (IOException e) {
            throw new UncheckedIOException("The vault's directory " + root + " cannot be used", e);
        }
    }

    private void finishWhatACrashLeft() throws IOException {
        // Only removed, never overwritten: a crash in createKey leaves a second name of a key that is in use.
        for (Path unfinished : entries(incoming)) {
            Files.deleteIfExists(unfinished);
        }
        for (Path key : entries(leaving)) {
            Disk.shred(key);
        }
    }

    @Override
    public boolean createKey(String name, byte[] wrapped) throws IOException {
        synchronized (lockOf(name)) {
            return create(name, wrapped);
        }
    }

    private boolean create(String name, byte[] wrapped) throws IOException {
        Path file = keyFile(name);
        Disk.makeFolders(file.getParent());
        Path unfinished = incoming();
        try {
            Disk.writeAndForce(unfinished, wrapped);
            Files.setLastModifiedTime(unfinished, FileTime.from(clock.instant()));
            boolean made = linked(file, unfinished);
            while (!made && !renewed(file)) {
                made = linked(file, unfinished); // it was destroyed in between
            }
            return made;
        } finally {
            Files.deleteIfExists(unfinished);
            Disk.syncFolder(file.getParent());
        }
    }

    /** A link, because it is refused when the name exists; a rename would replace the key that others already use. */
    private static boolean linked(Path file, Path unfinished) throws IOException {
        try {
            Files.createLink(file, unfinished);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private boolean renewed(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public Optional<byte[]> key(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(keyFile(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** What it replaces is not overwritten: somebody may be reading it. It is closed by the master key that is about to be retired. */
    @Override
    public boolean replaceKey(String name, byte[] expected, byte[] wrapped) throws IOException {
        synchronized (lockOf(name)) {
            Path file = keyFile(name);
            Optional<byte[]> now = key(name);
            if (now.isEmpty() || !Arrays.equals(now.get(), expected)) {
                return false;
            }
            Path unfinished = incoming();
            try {
                Disk.writeAndForce(unfinished, wrapped);
                Files.setLastModifiedTime(unfinished, Files.getLastModifiedTime(file));
                Files.move(unfinished, file, ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            Disk.syncFolder(file.getParent());
            return true;
        }
    }

    /** Whoever makes, replaces or destroys a key looks at it first. */
    private Object lockOf(String name) {
        return locks[Math.floorMod(name.hashCode(), locks.length)];
    }

    @Override
    public void destroyKey(String name) throws IOException {
        synchronized (lockOf(name)) {
            destroy(name);
        }
    }

    private void destroy(String name) throws IOException {
        Path file = keyFile(name);
        Path gone = leaving.resolve(UUID.randomUUID().toString());
        try {
            // Away first, overwritten then: no reader meets a key of zeros.
            Files.move(file, gone, ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return;
        }
        Disk.syncFolder(file.getParent());
        Disk.shred(gone);
    }

    @Override
    public Stream<String> keys() throws IOException {
        return inShards(keys).map(FileBlobs::name);
    }

    @Override
    public Stream<String> keysMadeBefore(Instant time) throws IOException {
        return inShards(keys).filter(file -> isOlder(file, time)).map(FileBlobs::name);
    }

    @Override
    public void putContent(String key, String name, Writer writer) throws IOException {
        Path unfinished = incoming();
        try {
            try (FileChannel channel = Disk.create(unfinished)) {
                OutputStream target = Channels.newOutputStream(channel);
                writer.writeTo(target);
                channel.force(true);
            }
            place(unfinished, contentFolder(key), name);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void place(Path file, Path folder, String name) throws IOException {
        while (!moved(file, folder, name)) {
            Disk.makeFolders(folder);
        }
        try {
            Disk.syncFolder(folder);
        } catch (NoSuchFileException e) {
            // The key was erased since, and the content with it: there is nothing left to make durable.
        }
    }

    /** Returns false when the folder is not there: not yet, or because the last content in it was deleted just now. */
    private static boolean moved(Path file, Path folder, String name) throws IOException {
        try {
            Files.move(file, folder.resolve(name), ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            if (Files.notExists(file)) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public Optional<InputStream> content(String key, String name) throws IOException {
        try {
            return Optional.of(Files.newInputStream(contentFolder(key).resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void deleteContent(String key, String name) throws IOException {
        Path folder = contentFolder(key);
        if (Files.deleteIfExists(folder.resolve(name))) {
            removed(folder);
        }
    }

    @Override
    public void deleteContent(String key) throws IOException {
        Path folder = contentFolder(key);
        if (Files.isDirectory(folder)) {
            for (Path file : entries(folder)) {
                Files.deleteIfExists(file);
            }
            removed(folder);
        }
    }

    private static void removed(Path folder) throws IOException {
        try {
            Disk.syncFolder(folder);
            Files.deleteIfExists(folder);
            Disk.syncFolder(folder.getParent());
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Other content lies there, or another thread was faster. Either way what had to go is gone.
        }
    }

    @Override
    public List<String> contents(String key) throws IOException {
        return entries(contentFolder(key)).stream().map(FileBlobs::name).toList();
    }

    @Override
    public Set<String> keysAmong(Collection<String> names) {
        return names.stream().filter(name -> Files.exists(keyFile(name))).collect(Collectors.toSet());
    }

    @Override
    public Stream<String> keysWithContent() throws IOException {
        return inShards(content).map(FileBlobs::name);
    }

    @Override
    public boolean createRecord(String name, byte[] bytes) throws IOException {
        Path file = recordFile(name);
        if (Files.exists(file)) {
            return false;
        }
        Disk.makeFolders(file.getParent());
        Path unfinished = incoming();
        try {
            Disk.writeAndForce(unfinished, bytes);
            return linked(file, unfinished);
        } finally {
            Files.deleteIfExists(unfinished);
            Disk.syncFolder(file.getParent());
        }
    }

    @Override
    public Optional<byte[]> record(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(recordFile(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> records(String prefix) throws IOException {
        return inShards(records)
                .map(FileBlobs::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private Path recordFile(String name) {
        return records.resolve(shard(name)).resolve(name);
    }

    private Path keyFile(String name) {
        return keys.resolve(shard(name)).resolve(name);
    }

    private Path contentFolder(String key) {
        return content.resolve(shard(key)).resolve(key);
    }

    private Path incoming() {
        return incoming.resolve(UUID.randomUUID().toString());
    }

    private static String shard(String name) {
        return name.substring(name.length() - 2);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static boolean isOlder(Path file, Instant time) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shard by shard: what is held at once is a thousandth of the whole. */
    private static Stream<Path> inShards(Path shelf) throws IOException {
        return entries(shelf).stream().flatMap(shard -> {
            try {
                return entries(shard).stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}

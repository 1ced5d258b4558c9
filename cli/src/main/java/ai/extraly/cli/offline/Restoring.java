package ai.extraly.cli.offline;

import ai.extraly.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a backup into a data directory so that it is there whole or not at all. Everything is copied into {@link #place} and forced to
 * the disk, and gets its names then. As long as that folder is there Extraly does not start, so it does not matter that two
 * names cannot be given at once.
 */
final class Restoring {
    private final Path dataDir;
    private final Path place;

    Restoring(Path dataDir) {
        this.dataDir = dataDir;
        this.place = dataDir.resolve(RestoreCommand.UNFINISHED);
    }

    /** @throws Failure when an earlier restore was cut short, with what is to be done */
    void requireNoneBefore() {
        if (Files.exists(place)) {
            throw interrupted("An earlier restore into " + dataDir + " did not get to its end.");
        }
    }

    /**
     * What there is of a restore that failed is removed. One that is killed leaves its folder.
     *
     * @return how many bytes were restored
     */
    long restore(BackupContent backup) throws IOException {
        Files.createDirectory(place);
        long bytes = 0;
        try {
            sync(dataDir);
            for (Map.Entry<Path, String> file : backup.files().entrySet()) {
                bytes += copy(backup.directory(), file.getKey(), file.getValue());
            }
            syncFolders();
        } catch (IOException e) {
            remove();
            throw new Failure("The backup could not be copied into " + dataDir + ": " + e
                    + ". What was copied is removed again.");
        } catch (Failure e) {
            remove();
            throw e;
        }
        giveNames();
        return bytes;
    }

    private void giveNames() {
        try {
            for (String part : BackupContent.PARTS) {
                Files.move(place.resolve(part), dataDir.resolve(part), StandardCopyOption.ATOMIC_MOVE);
            }
            sync(place);
            sync(dataDir);
            Files.delete(place);
            sync(dataDir);
        } catch (IOException e) {
            throw interrupted("What was copied could not be put in its place: " + e + ".");
        }
    }

    /** Only this restore can have made the others: it begins where there are none, and nobody starts where it did not end. */
    private Failure interrupted(String what) {
        String left = Stream.concat(Stream.of(RestoreCommand.UNFINISHED), BackupContent.PARTS.stream())
                .map(dataDir::resolve)
                .filter(Files::exists)
                .map(Path::toString)
                .collect(Collectors.joining(" "));
        return new Failure(what + " Remove what there is of it, and restore again: rm -r " + left);
    }

    private long copy(Path backup, Path file, String digest) throws IOException {
        Path to = place.resolve(file);
        Files.createDirectories(to.getParent());
        DigestInputStream digested;
        long bytes;
        try (InputStream content = Files.newInputStream(backup.resolve(file));
                FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream target = Channels.newOutputStream(channel)) {
            digested = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
            bytes = digested.transferTo(target);
            channel.force(true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        if (!HexFormat.of().formatHex(digested.getMessageDigest().digest()).equals(digest)) {
            throw new Failure(backup.resolve(file)
                    + " is not as it was when the backup was made. Nothing was restored; use another backup.");
        }
        Files.setLastModifiedTime(to, Files.getLastModifiedTime(backup.resolve(file)));
        return bytes;
    }

    private void syncFolders() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(place)) {
            folders = all.filter(Files::isDirectory).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path folder : folders) {
            sync(folder);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private void remove() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

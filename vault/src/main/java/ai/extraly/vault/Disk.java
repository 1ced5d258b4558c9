package ai.extraly.vault;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be done so that a file or folder is the owner's alone and outlives a power cut. For the rooms of this module. */
public final class Disk {
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Disk() {}

    /** Makes a folder and the missing ones above it, durably. */
    public static void makeFolders(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        makeFolders(folder.getParent());
        try {
            Files.createDirectory(folder, OWNERS_FOLDER);
        } catch (FileAlreadyExistsException e) {
            // No folder any more either: who made it has removed it again, and the caller will find out.
            if (isSomethingElse(folder)) {
                throw e;
            }
        }
        syncFolder(folder.getParent());
    }

    /** One look, not two: between two looks the folder may go, and would be taken for a file. */
    private static boolean isSomethingElse(Path folder) throws IOException {
        try {
            return !Files.readAttributes(folder, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Opens a file that must not be there yet. Its bytes are durable once forced, its name once the folder is synced. */
    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OWNERS_FILE);
    }

    /** Opens a file for reading and writing, and makes it where there is none. Its name is durable once the folder is synced. */
    public static FileChannel openOrCreate(Path file) throws IOException {
        return FileChannel.open(file, Set.of(CREATE, READ, WRITE), OWNERS_FILE);
    }

    /** Writes a small file whole and durably. */
    static void writeNew(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        writeAndForce(unfinished, bytes);
        Files.move(unfinished, file);
        syncFolder(file.getParent());
    }

    /** Writes a file that must not be there yet. Its name is durable once the folder is synced. */
    public static void writeAndForce(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = create(file)) {
            writeAll(channel, bytes);
            channel.force(true);
        }
    }

    /** Makes the names in a folder durable: those that came and those that went. */
    public static void syncFolder(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Overwrites a file and removes it. A disk that writes elsewhere than it is told may keep the old bytes all the same; what lies
     * in the vault is ciphertext for that reason too.
     */
    static void shred(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            writeAll(channel, new byte[Math.toIntExact(channel.size())]);
            channel.force(true);
        }
        Files.deleteIfExists(file);
        syncFolder(file.getParent());
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}

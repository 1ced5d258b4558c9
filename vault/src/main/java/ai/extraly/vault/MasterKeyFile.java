package ai.extraly.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master key in a file. */
record MasterKeyFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyFile.class);

    /** Beside the vault's directory and not in it: whoever copies the vault alone copies nothing readable. */
    static MasterKeyFile beside(Path vault) {
        Path directory = vault.toAbsolutePath().normalize();
        return new MasterKeyFile(directory.resolveSibling(directory.getFileName() + "-master-key.json"));
    }

    MasterKey read() {
        try {
            return MasterKey.parse(Files.readString(path, StandardCharsets.UTF_8), path.toString());
        } catch (IOException e) {
            throw new MasterKeyException("The master key file " + path + " is missing or cannot be read.", e);
        }
    }

    /** Replaces the key: at any instant the old file or the new one is there, whole. The old one is overwritten then. */
    void replace(MasterKey next) {
        clearUp();
        try {
            Disk.writeAndForce(fresh(), next.text().getBytes(StandardCharsets.UTF_8));
            Files.createLink(old(), path);
            Files.move(fresh(), path, StandardCopyOption.ATOMIC_MOVE);
            Disk.syncFolder(path.getParent());
            Disk.shred(old());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the master key file " + path, e);
        }
    }

    /** Overwrites and removes what a crash left beside it: a key that never came to be, or one that is replaced. */
    void clearUp() {
        try {
            for (Path left : List.of(fresh(), old())) {
                if (Files.exists(left)) {
                    remove(left);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove an old master key beside " + path, e);
        }
    }

    private void remove(Path left) throws IOException {
        if (Files.isSameFile(left, path)) {
            // Another name of the key itself, which was not replaced yet. Its bytes are in use.
            Files.delete(left);
        } else {
            Disk.shred(left);
        }
    }

    private Path fresh() {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    private Path old() {
        return path.resolveSibling(path.getFileName() + ".old");
    }

    /** What became of the keys that were ever in it: a line each, {@code made} or {@code retired}, id and time. */
    List<String> history() {
        try {
            return Files.readAllLines(historyFile(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remember(String line) {
        try (FileChannel history = Disk.openOrCreate(historyFile())) {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            long end = history.size();
            while (bytes.hasRemaining()) {
                history.write(bytes, end + bytes.position());
            }
            history.force(true);
            Disk.syncFolder(path.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path historyFile() {
        return path.resolveSibling(path.getFileName() + ".history");
    }

    /** Reads the key, and makes it first when its vault is new too. A vault that has lost its key gets no other. */
    MasterKey readOrMake(boolean vaultIsNew) {
        if (vaultIsNew && Files.notExists(path)) {
            try {
                Disk.makeFolders(path.getParent());
                Disk.writeNew(path, MasterKey.generate().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write the master key file " + path, e);
            }
            LOG.info("Made a master key: {}. Keep a copy of it apart from the vault.", path);
        }
        return read();
    }
}

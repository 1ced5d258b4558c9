package ai.extraly.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

package ai.extraly.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration below {@code extraly.vault}.
 *
 * @param store where the vault lies: {@code files}, or {@code gridfs} for several machines
 * @param directory of the files; with them alone
 * @param database in MongoDB; with {@code gridfs} alone
 * @param masterKey a Tink AEAD keyset in JSON, or 32 random bytes in base64; or several such, separated by commas: the first wraps,
 *     all open
 * @param masterKeyFile a file with the same. When neither is set, a vault in files makes one beside its directory; the nodes of
 *     {@code gridfs} share one master key, so there one of the two is needed.
 * @param erasures the directory of the erasure ledger; with files alone, and beside their directory unless set
 * @param erasuresDatabase that of the erasure ledger in MongoDB; with {@code gridfs} alone
 */
@ConfigurationProperties("extraly.vault")
record VaultProperties(
        @DefaultValue("files") Store store,
        @DefaultValue("data/vault") Path directory,
        @DefaultValue("extraly") String database,
        @Nullable String masterKey,
        @Nullable Path masterKeyFile,
        @Nullable Path erasures,
        @DefaultValue("extraly_erasures") String erasuresDatabase) {

    enum Store {
        FILES,
        GRIDFS
    }

    Path erasuresInFiles() {
        return erasures != null ? erasures : directory.resolveSibling(directory.getFileName() + "-erasures");
    }

    /** A blank one counts as none: that is what an unset variable of the environment leaves. */
    boolean hasMasterKey() {
        return masterKey != null && !masterKey.isBlank();
    }

    @Override
    public String toString() {
        return "VaultProperties[store=" + store + ", directory=" + directory + "]";
    }
}

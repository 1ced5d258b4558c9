package ai.extraly.vault;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.erasure.ErasureLedger;
import ai.extraly.vault.erasure.KeyErasure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Keeps content and seals fields. Every method may be called again with the same arguments; what a method has acknowledged survives
 * a crash of the process and of the machine. A store that fails for now shows as an unchecked exception of its own; calling again
 * later is right.
 */
public interface Vault {
    /**
     * A vault in files below {@code directory}, which belongs to this process alone, with its master key and its erasure ledger beside
     * it. The key is made together with the vault.
     *
     * @throws MasterKeyException when the master key of an existing vault is missing or another
     */
    static Vault inFiles(Path directory, Clock clock) {
        BlobStore blobs = new FileBlobs(directory, clock);
        Path ledger = directory.resolveSibling(directory.getFileName() + "-erasures");
        return new EnvelopeVault(
                blobs,
                MasterKeyFile.beside(directory).readOrMake(!DeploymentSecret.isIn(blobs)),
                secret -> ErasureLedger.inFile(ledger, secret),
                clock);
    }

    /** Makes a data key, durably. A key that is there already stays as it is, but counts as made now: somebody is about to use it. */
    void createKey(DataKeyId key);

    /**
     * Seals {@code text}. Half a surrogate pair becomes a question mark, as in every conversion to UTF-8.
     *
     * @param purpose what the field is, for example {@code file_name}; it can be opened only under the same name
     * @throws ErasedException when the key was destroyed or never made
     */
    Sealed seal(DataKeyId key, String purpose, String text);

    /**
     * Opens what {@link #seal} closed.
     *
     * @throws ErasedException when the key was destroyed
     * @throws TamperedException when it was altered, or sealed under another key or for another purpose
     */
    String open(DataKeyId key, String purpose, Sealed sealed);

    /**
     * Stores content under a key, in a stream: memory stays small whatever its size. The same name again replaces what was there, and
     * earlier claim checks of that name can no longer be read: two runs that may race use two names.
     *
     * @param name of the content within its key: 1 to 100 letters, digits and hyphens
     * @throws IOException when {@code content} cannot be read; nothing is kept then
     * @throws ErasedException when the key was destroyed or never made
     */
    ClaimCheck store(DataKeyId key, String name, InputStream content) throws IOException;

    /**
     * Reads content back. Reading fails with an {@link IOException} as soon as a byte turns out to be altered, and at the end when
     * the ciphertext is not the one that the claim check vouches for. The stream must be closed.
     *
     * @throws ErasedException when the key or the content was destroyed
     */
    InputStream read(DataKeyId key, ClaimCheck content) throws IOException;

    /** Destroys one piece of content; its key and whatever else lies under it stay. */
    void discard(DataKeyId key, ClaimCheck content);

    /**
     * Destroys a key and all content under it. That it does is on record in the erasure ledger first, durably. What other nodes keep of the key is forgotten within a second; content that is being
     * stored meanwhile is removed by who stores it, with an {@link ErasedException}.
     */
    void erase(KeyErasure erasure);

    /** What there is of a key now, read from the store. */
    Remains remains(DataKeyId key);

    /**
     * The keys that were made before {@code time}, and those that a crash cut short: destroyed, with content left, which
     * {@link #erase} removes. In no particular order, and a key may come twice. They may be erased while they are listed: a key's time
     * is read shortly before the key comes. The stream must be closed.
     */
    Stream<DataKeyId> keysMadeBefore(Instant time);

    /**
     * 32 bytes derived from a secret of this deployment that is made once and never rotated. The same purpose and input always give
     * the same bytes; without the secret they tell nothing about the input.
     */
    byte[] derive(String purpose, String input);

    /** Keeps what belongs to the deployment and to no document or account, and signs for it. */
    Notary notary();
}

package ai.extraly.vault;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DataKeyId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Keeps content and seals fields. Every method may be called again with the same arguments; what a method has acknowledged survives
 * a crash of the process and of the machine.
 */
public interface Vault {
    /** Makes a new data key, durably. */
    void createKey(DataKeyId key);

    /**
     * Seals {@code text}.
     *
     * @param purpose what the field is, for example {@code file_name}; it can be opened only under the same name
     * @throws ErasedException when the key was destroyed or never made
     */
    Sealed seal(DataKeyId key, String purpose, String text);

    /** Opens what {@link #seal} closed. @throws ErasedException when the key was destroyed */
    String open(DataKeyId key, String purpose, Sealed sealed);

    /**
     * Stores content under a key, in a stream: memory stays small whatever its size. The same name again replaces what was there.
     *
     * @param name of the content within its key: letters, digits and hyphens
     * @throws IOException when {@code content} cannot be read; nothing is kept then
     * @throws ErasedException when the key was destroyed or never made
     */
    ClaimCheck store(DataKeyId key, String name, InputStream content) throws IOException;

    /**
     * Reads content back. Reading fails with an {@link IOException} as soon as a byte turns out to be altered.
     *
     * @throws ErasedException when the key or the content was destroyed
     */
    InputStream read(DataKeyId key, ClaimCheck content) throws IOException;

    /** Destroys one piece of content; its key and whatever else lies under it stay. */
    void discard(DataKeyId key, ClaimCheck content);

    /** Destroys a key and all content under it. */
    void erase(DataKeyId key);

    /** The keys that were made before {@code time}, in no particular order. The stream must be closed. */
    Stream<DataKeyId> keysMadeBefore(Instant time);

    /**
     * 32 bytes derived from a secret of this deployment that is made once and never rotated. The same purpose and input always give
     * the same bytes; without the secret they tell nothing about the input.
     */
    byte[] derive(String purpose, String input);
}

package ai.extraly.vault;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * Keeps records of the deployment itself, which no erasure and no sweep touches, and signs in its name. A record is written once and
 * never changed; what was acknowledged survives a crash of the process and of the machine.
 */
public interface Notary {
    /**
     * Keeps a record under a new name. Of several that race for a name one wins.
     *
     * @param name 2 to 100 letters, digits and hyphens
     * @param content up to a few MB; it is kept as it is, so nothing personal belongs into it
     * @return false when the name was taken; what lies there stays
     */
    boolean keep(String name, byte[] content);

    Optional<byte[]> record(String name);

    /** The names of all records that begin with {@code prefix}, in no particular order. */
    List<String> names(String prefix);

    /** The Ed25519 signature of {@code message}: 64 bytes. */
    byte[] sign(byte[] message);

    /** The Ed25519 key by which signatures are verified. It is made once and stays the same. */
    PublicKey publicKey();
}

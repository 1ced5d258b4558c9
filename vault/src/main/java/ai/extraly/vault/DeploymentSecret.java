package ai.extraly.vault;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The secret behind derived ids: HMAC-SHA-256 under a key that is made once and lies wrapped among the data keys. Nodes that start
 * together all propose one and all use the one that was first. It also tells whether a master key is the vault's own: what the
 * first start wrapped, each later start must open.
 */
final class DeploymentSecret {
    static final String NAME = "deployment-secret";

    private static final Configuration PRFS = PrfConfig2026.get();
    private static final int DERIVED_BYTES = 32;

    private final PrfSet secret;

    private DeploymentSecret(PrfSet secret) {
        this.secret = secret;
    }

    static boolean isIn(BlobStore blobs) {
        try {
            return blobs.key(NAME).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws MasterKeyException when the secret was wrapped by another master key */
    static DeploymentSecret in(BlobStore blobs, MasterKey masterKey) {
        try {
            if (blobs.key(NAME).isEmpty()) {
                KeysetHandle keyset = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PRFS);
                blobs.createKey(NAME, masterKey.wrap(keyset, NAME, PRFS));
            }
            byte[] wrapped = blobs.key(NAME).orElseThrow();
            return new DeploymentSecret(unwrap(wrapped, masterKey).getPrimitive(PRFS, PrfSet.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeysetHandle unwrap(byte[] wrapped, MasterKey masterKey) {
        try {
            return masterKey.unwrap(wrapped, NAME, PRFS);
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException(
                    "The master key does not open this vault: start with the key that the vault was made with.", e);
        }
    }

    byte[] derive(String purpose, String input) {
        byte[] purposeBytes = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] inputBytes = input.getBytes(StandardCharsets.UTF_8);
        // The length in front: no purpose and input read like another pair.
        ByteBuffer message = ByteBuffer.allocate(Integer.BYTES + purposeBytes.length + inputBytes.length);
        message.putInt(purposeBytes.length).put(purposeBytes).put(inputBytes);
        try {
            return secret.computePrimary(message.array(), DERIVED_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ai.extraly.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig2026;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs with a key that is made once and lies wrapped among the data keys. Nodes that start together all propose one and all use the
 * one that was first. It is made when it is first needed.
 */
final class DeploymentNotary implements Notary {
    static final String KEY_NAME = "audit-signing-key";

    private static final Configuration SIGNATURES = SignatureConfig2026.get();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{2,100}");

    /** What X.509 puts in front of the 32 bytes of an Ed25519 key. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final BlobStore blobs;
    private final MasterKeyHolder masterKey;

    DeploymentNotary(BlobStore blobs, MasterKeyHolder masterKey) {
        this.blobs = blobs;
        this.masterKey = masterKey;
    }

    @Override
    public boolean keep(String name, byte[] content) {
        try {
            return blobs.createRecord(checked(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> record(String name) {
        try {
            return blobs.record(checked(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> names(String prefix) {
        try {
            return blobs.records(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            return key().getPrimitive(SIGNATURES, PublicKeySign.class).sign(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    @AccessesPartialKey
    public PublicKey publicKey() {
        try {
            byte[] raw = ((Ed25519PublicKey)
                            key().getPublicKeysetHandle().getPrimary().getKey())
                    .getPublicKeyBytes()
                    .toByteArray();
            byte[] encoded = Arrays.copyOf(X509, X509.length + raw.length);
            System.arraycopy(raw, 0, encoded, X509.length, raw.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeysetHandle key() throws GeneralSecurityException {
        try {
            if (blobs.key(KEY_NAME).isEmpty()) {
                // Raw signatures: whoever verifies them has the key and an ordinary library, and not Tink's keysets.
                KeysetHandle keyset =
                        KeysetHandle.generateNew(PredefinedSignatureParameters.ED25519WithRawOutput, SIGNATURES);
                masterKey.whileItStays(wrapping -> createKey(keyset, wrapping));
            }
            return masterKey.current().unwrap(blobs.key(KEY_NAME).orElseThrow(), KEY_NAME, SIGNATURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createKey(KeysetHandle keyset, MasterKey wrapping) throws IOException {
        try {
            blobs.createKey(KEY_NAME, wrapping.wrap(keyset, KEY_NAME, SIGNATURES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of a record: 2 to 100 letters, digits and hyphens");
        }
        return name;
    }
}

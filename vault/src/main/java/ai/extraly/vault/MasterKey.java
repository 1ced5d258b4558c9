package ai.extraly.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The key encryption key. It wraps keysets and nothing else, and each wrapped keyset opens only under its own name. It may hold
 * several keys: the primary wraps, all of them open.
 */
final class MasterKey {
    private static final Configuration AEADS = AeadConfig2026.get();
    private static final int KEY_BYTES = 32;

    private final Aead keys;

    private MasterKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.keys = keyset.getPrimitive(AEADS, Aead.class);
    }

    /** The text of a new master key: a Tink keyset in JSON. */
    static String generate() {
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEADS);
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, AEADS, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param text a Tink AEAD keyset in JSON, or 32 random bytes in base64; or several such, separated by commas: the first wraps,
     *     all open
     * @param source of the text, for the message when it cannot be used
     */
    static MasterKey parse(String text, String source) {
        try {
            String key = text.strip();
            return new MasterKey(
                    key.startsWith("{")
                            ? TinkJsonProtoKeysetFormat.parseKeyset(key, AEADS, InsecureSecretKeyAccess.get())
                            : keysetOf(key.split(",")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new MasterKeyException(
                    "The master key in " + source + " is neither a Tink AEAD keyset in JSON nor 32 bytes in base64.",
                    e);
        }
    }

    private static KeysetHandle keysetOf(String[] keys) throws GeneralSecurityException {
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder().setConfiguration(AEADS);
        for (int i = 0; i < keys.length; i++) {
            KeysetHandle.Builder.Entry entry =
                    KeysetHandle.importKey(plainKey(keys[i].strip())).withRandomId();
            keyset.addEntry(i == 0 ? entry.makePrimary() : entry);
        }
        return keyset.build();
    }

    @AccessesPartialKey
    private static AesGcmKey plainKey(String base64) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        byte[] bytes = Base64.getDecoder().decode(base64);
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .build();
    }

    byte[] wrap(KeysetHandle keyset, String name, Configuration use) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, keys, bytes(name), use);
    }

    /** @throws GeneralSecurityException when no key of this master key wrapped it, under this name */
    KeysetHandle unwrap(byte[] wrapped, String name, Configuration use) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, keys, bytes(name), use);
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}

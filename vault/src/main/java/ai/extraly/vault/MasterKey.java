package ai.extraly.vault;

import ai.extraly.contract.Sha256;
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
import com.google.crypto.tink.proto.EncryptedKeyset;
import com.google.crypto.tink.util.SecretBytes;
import com.google.protobuf.ByteString;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The key encryption key. It wraps keysets and nothing else, and each wrapped keyset opens only under its own name. It may hold
 * several keys: the primary wraps, all of them open.
 */
final class MasterKey {
    private static final Configuration AEADS = AeadConfig2026.get();
    private static final int KEY_BYTES = 32;

    private final KeysetHandle keyset;
    private final Aead keys;

    private MasterKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
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
                    KeysetHandle.importKey(plainKey(keys[i].strip())).withFixedId(idOf(keys[i].strip()));
            keyset.addEntry(i == 0 ? entry.makePrimary() : entry);
        }
        return keyset.build();
    }

    /** The same key has the same id at each start. It tells nothing of the key. */
    private static int idOf(String base64) {
        byte[] digest = Sha256.digest().digest(("master key " + base64).getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.wrap(digest).getInt();
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

    /** The ids of its keys, the primary first. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            String id = HexFormat.of().toHexDigits(entry.getId());
            ids.add(entry.isPrimary() ? 0 : ids.size(), id);
        }
        return ids;
    }

    /** This master key with a new key in front, which wraps from now on. */
    MasterKey withNewPrimary() {
        try {
            return new MasterKey(KeysetHandle.newBuilder(keyset)
                    .setConfiguration(AEADS)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This master key without its older keys: what they wrapped does not open any more. */
    @AccessesPartialKey
    MasterKey primaryAlone() {
        try {
            return new MasterKey(KeysetHandle.newBuilder()
                    .setConfiguration(AEADS)
                    .addEntry(KeysetHandle.importKey(keyset.getPrimary().getKey())
                            .withFixedId(keyset.getPrimary().getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text that {@link #parse} reads. */
    String text() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, AEADS, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a key of this master key wrapped it. */
    boolean wrapped(byte[] wrapped, String name) {
        try {
            EncryptedKeyset keyset = EncryptedKeyset.parseFrom(wrapped, ExtensionRegistryLite.getEmptyRegistry());
            keys.decrypt(keyset.getEncryptedKeyset().toByteArray(), bytes(name));
            return true;
        } catch (InvalidProtocolBufferException | GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * The same keyset, wrapped by {@code next}. Whatever kind of keys it holds; they are not looked at.
     *
     * @throws GeneralSecurityException when no key of this master key wrapped it, under this name
     */
    byte[] rewrap(byte[] wrapped, String name, MasterKey next) throws GeneralSecurityException {
        try {
            EncryptedKeyset old = EncryptedKeyset.parseFrom(wrapped, ExtensionRegistryLite.getEmptyRegistry());
            byte[] plain = keys.decrypt(old.getEncryptedKeyset().toByteArray(), bytes(name));
            return old.toBuilder()
                    .setEncryptedKeyset(ByteString.copyFrom(next.keys.encrypt(plain, bytes(name))))
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new GeneralSecurityException(e);
        }
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

package ai.extraly.vault;

import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.erasure.ErasedKey;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes, opens and destroys data keys. Opened keys are kept for half a second: a page of fields under one key costs one look into
 * the store, and a key that another node destroyed is forgotten here within a second, without a word between them. In this process
 * it is forgotten at once.
 */
final class DataKeys {
    private static final Duration KEPT_OPEN = Duration.ofMillis(500);
    private static final int MOST_KEPT_OPEN = 1_000;

    private final BlobStore blobs;
    private final MasterKeyHolder masterKey;
    private final Cache<DataKeyId, DataKey> opened;

    DataKeys(BlobStore blobs, MasterKeyHolder masterKey, Ticker ticker) {
        this.blobs = blobs;
        this.masterKey = masterKey;
        this.opened = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT_OPEN)
                .expireAfterWrite(KEPT_OPEN)
                .ticker(ticker)
                .build();
    }

    void create(DataKeyId id) throws IOException {
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(DataKey.PARAMETERS, DataKey.STREAMING);
            masterKey.whileItStays(wrapping -> blobs.createKey(id.value(), wrapped(id, keyset, wrapping)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] wrapped(DataKeyId id, KeysetHandle keyset, MasterKey masterKey) {
        try {
            return masterKey.wrap(keyset, id.value(), DataKey.STREAMING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    DataKey get(DataKeyId id) {
        return opened.get(id, this::load);
    }

    /** Whether the store holds this very key now. */
    boolean stillHolds(DataKeyId id, DataKey key) {
        return find(id).filter(key::isSameAs).isPresent();
    }

    /** What tells the key that the store holds now from others of its name; empty when it holds none. */
    Optional<String> identity(DataKeyId id) throws IOException {
        try {
            Optional<byte[]> wrapped = blobs.key(id.value());
            return wrapped.isEmpty()
                    ? Optional.empty()
                    : unwrap(id, wrapped.get()).map(DataKey::identity);
        } catch (TamperedException e) {
            return Optional.of(ErasedKey.UNKNOWN);
        }
    }

    /**
     * The store goes first. An opening that is under way ends before its entry is removed, and a later one finds nothing to open.
     */
    void destroy(DataKeyId id) throws IOException {
        blobs.destroyKey(id.value());
        opened.invalidate(id);
    }

    private DataKey load(DataKeyId id) {
        return find(id).orElseThrow(() -> new ErasedException(id));
    }

    private Optional<DataKey> find(DataKeyId id) {
        try {
            Optional<byte[]> wrapped = blobs.key(id.value());
            return wrapped.isEmpty() ? Optional.empty() : unwrap(id, wrapped.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<DataKey> unwrap(DataKeyId id, byte[] wrapped) throws IOException {
        try {
            return Optional.of(new DataKey(id, masterKey.current().unwrap(wrapped, id.value(), DataKey.STREAMING)));
        } catch (GeneralSecurityException e) {
            // It may have been wrapped anew, and the old master key retired, since it was read.
            Optional<byte[]> now = blobs.key(id.value());
            if (now.isPresent() && Arrays.equals(wrapped, now.get())) {
                throw new TamperedException(id, e);
            }
            return now.isEmpty() ? Optional.empty() : unwrap(id, now.get());
        }
    }
}

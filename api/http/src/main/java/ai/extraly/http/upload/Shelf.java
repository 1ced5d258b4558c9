package ai.extraly.http.upload;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the file of a submission goes while it arrives, and what is to be done when the submission comes to nothing. */
sealed interface Shelf {
    /** Reads {@code content} to its end. Where it lies then; null when it lies nowhere. */
    @Nullable
    ClaimCheck put(InputStream content) throws IOException;

    /** Takes back what was put, as far as it was put. */
    void clear();

    /** Under a key that nobody else uses: an id that was made for this one submission. */
    final class OfItsOwn implements Shelf {
        private final Vault vault;
        private final DataKeyId key;
        private boolean keyMade;

        OfItsOwn(Vault vault, DocumentId id) {
            this.vault = vault;
            this.key = DataKeyId.of(id);
        }

        @Override
        public ClaimCheck put(InputStream content) throws IOException {
            vault.createKey(key);
            keyMade = true;
            return vault.store(key, "original", content);
        }

        @Override
        public void clear() {
            if (keyMade) {
                vault.erase(KeyErasure.ofUnused(key));
            }
        }
    }

    /**
     * Under a key that another submission of the same id may be using at this moment: the file gets a name of its own, and the key is
     * never destroyed from here. One that nobody submits anything under in the end is swept later.
     */
    final class Shared implements Shelf {
        private final Vault vault;
        private final DataKeyId key;
        private @Nullable ClaimCheck stored;

        Shared(Vault vault, DocumentId id) {
            this.vault = vault;
            this.key = DataKeyId.of(id);
        }

        @Override
        public ClaimCheck put(InputStream content) throws IOException {
            vault.createKey(key);
            ClaimCheck claim = vault.store(key, "original-" + UUID.randomUUID(), content);
            stored = claim;
            return claim;
        }

        @Override
        public void clear() {
            if (stored != null) {
                vault.discard(key, stored);
            }
        }
    }

    /** Nowhere: the file is only looked at. */
    final class None implements Shelf {
        @Override
        public @Nullable ClaimCheck put(InputStream content) throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
            return null;
        }

        @Override
        public void clear() {}
    }
}

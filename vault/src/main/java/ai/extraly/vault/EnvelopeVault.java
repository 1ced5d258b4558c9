package ai.extraly.vault;

import static ai.extraly.vault.DataKey.Use.CONTENT;
import static ai.extraly.vault.DataKey.Use.FIELD;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.DataKeyId;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The vault as an envelope: the master key wraps data keys, data keys close fields and content, and the store underneath sees
 * ciphertext only.
 *
 * <p>Erasing and storing may meet. Erasing removes the key and then the content; storing writes the content and then looks for its
 * key. Whichever comes second sees what the other did, so nothing stays behind.
 */
final class EnvelopeVault implements Vault {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final int BUFFER_BYTES = 16 * 1024;

    private final BlobStore blobs;
    private final DataKeys keys;
    private final DeploymentSecret secret;

    /** @throws MasterKeyException when the store was filled under another master key */
    EnvelopeVault(BlobStore blobs, MasterKey masterKey) {
        this(blobs, masterKey, Ticker.systemTicker());
    }

    EnvelopeVault(BlobStore blobs, MasterKey masterKey, Ticker ticker) {
        this.blobs = blobs;
        this.secret = DeploymentSecret.in(blobs, masterKey);
        this.keys = new DataKeys(blobs, masterKey, ticker);
    }

    @Override
    public void createKey(DataKeyId key) {
        try {
            keys.create(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Sealed seal(DataKeyId key, String purpose, String text) {
        DataKey opened = keys.get(key);
        ByteArrayOutputStream ciphertext = new ByteArrayOutputStream();
        try (OutputStream plain = opened.closing(FIELD, purpose, ciphertext)) {
            plain.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sealed(Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext.toByteArray()));
    }

    @Override
    public String open(DataKeyId key, String purpose, Sealed sealed) {
        DataKey opened = keys.get(key);
        try {
            byte[] ciphertext = Base64.getUrlDecoder().decode(sealed.ciphertext());
            try (InputStream plain = opened.opening(FIELD, purpose, new ByteArrayInputStream(ciphertext))) {
                return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new TamperedException(key, e);
        }
    }

    @Override
    public ClaimCheck store(DataKeyId key, String name, InputStream content) throws IOException {
        checkName(name);
        DataKey opened = keys.get(key);
        Stored stored = new Stored(opened, name, content);
        blobs.putContent(key.value(), name, stored);
        if (!keys.stillHolds(key, opened)) {
            blobs.deleteContent(key.value(), name);
            throw new ErasedException(key);
        }
        return stored.claimCheck();
    }

    @Override
    public InputStream read(DataKeyId key, ClaimCheck content) throws IOException {
        String name = checkName(content.reference());
        DataKey opened = keys.get(key);
        InputStream ciphertext = blobs.content(key.value(), name).orElseThrow(() -> new ErasedException(key));
        try {
            MessageDigest digest = Sha256.digest();
            InputStream plain = opened.opening(CONTENT, name, new OneWay(ciphertext, digest));
            return new VouchedContent(plain, digest, content.sha256());
        } catch (IOException | RuntimeException e) {
            ciphertext.close();
            throw e;
        }
    }

    @Override
    public void discard(DataKeyId key, ClaimCheck content) {
        try {
            blobs.deleteContent(key.value(), checkName(content.reference()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void erase(DataKeyId key) {
        try {
            keys.destroy(key);
            blobs.deleteContent(key.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stream<DataKeyId> keysMadeBefore(Instant time) {
        try {
            Stream<String> made = blobs.keysMadeBefore(time).filter(name -> !name.equals(DeploymentSecret.NAME));
            Stream<String> orphaned = blobs.keysWithContent().filter(this::isGone);
            return Stream.concat(made, orphaned).map(DataKeyId::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isGone(String key) {
        try {
            return blobs.key(key).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] derive(String purpose, String input) {
        return secret.derive(purpose, input);
    }

    private static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of content: 1 to 100 letters, digits and hyphens");
        }
        return name;
    }

    /** One content on its way into the store: closed, digested and counted in passing. */
    private static final class Stored implements BlobStore.Writer {
        private final DataKey key;
        private final String name;
        private final InputStream content;
        private final MessageDigest digest = Sha256.digest();
        private long size;

        Stored(DataKey key, String name, InputStream content) {
            this.key = key;
            this.name = name;
            this.content = content;
        }

        @Override
        public void writeTo(OutputStream target) throws IOException {
            OutputStream plain = key.closing(CONTENT, name, new LeftOpen(target, digest));
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                write(plain, buffer, count);
                size += count;
            }
            close(plain);
        }

        // A full disk is not a content that cannot be read: callers tell them apart.

        private static void write(OutputStream plain, byte[] buffer, int count) {
            try {
                plain.write(buffer, 0, count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(OutputStream plain) {
            try {
                plain.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        ClaimCheck claimCheck() {
            return new ClaimCheck(name, Sha256.finish(digest), size);
        }
    }

    /** The end of the ciphertext is not the end of the store's work: it still forces or commits. */
    private static final class LeftOpen extends DigestOutputStream {
        LeftOpen(OutputStream target, MessageDigest digest) {
            super(target, digest);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Without marks: rereading would digest bytes twice. Tink buffers what it reads again. */
    private static final class OneWay extends DigestInputStream {
        OneWay(InputStream ciphertext, MessageDigest digest) {
            super(ciphertext, digest);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

package ai.extraly.vault;

import static ai.extraly.vault.DataKey.Use.FIELD;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DataKeyId;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
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

    /** Keys that are no data keys, and are never erased. */
    private static final Set<String> OF_THE_DEPLOYMENT = Set.of(DeploymentSecret.NAME, DeploymentNotary.KEY_NAME);

    private final BlobStore blobs;
    private final DataKeys keys;
    private final DeploymentSecret secret;
    private final Notary notary;

    /** @throws MasterKeyException when the store was filled under another master key */
    EnvelopeVault(BlobStore blobs, MasterKey masterKey) {
        this(blobs, masterKey, Ticker.systemTicker());
    }

    EnvelopeVault(BlobStore blobs, MasterKey masterKey, Ticker ticker) {
        this.blobs = blobs;
        this.secret = DeploymentSecret.in(blobs, masterKey);
        this.keys = new DataKeys(blobs, masterKey, ticker);
        this.notary = new DeploymentNotary(blobs, masterKey);
    }

    @Override
    public Notary notary() {
        return notary;
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
        IncomingContent incoming = new IncomingContent(opened, name, content);
        blobs.putContent(key.value(), name, incoming);
        if (!keys.stillHolds(key, opened)) {
            blobs.deleteContent(key.value(), name);
            throw new ErasedException(key);
        }
        return incoming.claimCheck();
    }

    @Override
    public InputStream read(DataKeyId key, ClaimCheck content) throws IOException {
        String name = checkName(content.reference());
        DataKey opened = keys.get(key);
        InputStream ciphertext = blobs.content(key.value(), name).orElseThrow(() -> new ErasedException(key));
        try {
            return VouchedContent.of(opened, name, ciphertext, content.sha256());
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
            Stream<String> made = blobs.keysMadeBefore(time).filter(name -> !OF_THE_DEPLOYMENT.contains(name));
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
}

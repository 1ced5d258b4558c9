package ai.extraly.vault;

import static ai.extraly.vault.DataKey.Use.FIELD;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.erasure.ErasedKey;
import ai.extraly.vault.erasure.ErasureLedger;
import ai.extraly.vault.erasure.ErasureReason;
import ai.extraly.vault.erasure.KeyErasure;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vault as an envelope: the master key wraps data keys, data keys close fields and content, and the store underneath sees
 * ciphertext only.
 *
 * <p>Erasing and storing may meet. Erasing removes the key and then the content; storing writes the content and then looks for its
 * key. Whichever comes second sees what the other did, so nothing stays behind.
 */
final class EnvelopeVault implements Vault {
    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeVault.class);
    private static final int LOOKED_UP_AT_ONCE = 500;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** Keys that are no data keys, and are never erased. */
    private static final Set<String> OF_THE_DEPLOYMENT = Set.of(DeploymentSecret.NAME, DeploymentNotary.KEY_NAME);

    private final BlobStore blobs;
    private final MasterKeyHolder masterKey;
    private final DataKeys keys;
    private final DeploymentSecret secret;
    private final ErasureLedger ledger;
    private final Clock clock;
    private final Notary notary;

    /**
     * @param ledgers opens the erasure ledger with the secret that authenticates it
     * @throws MasterKeyException when the store was filled under another master key
     */
    EnvelopeVault(BlobStore blobs, MasterKey masterKey, Function<byte[], ErasureLedger> ledgers, Clock clock) {
        this(blobs, masterKey, ledgers, clock, Ticker.systemTicker());
    }

    EnvelopeVault(
            BlobStore blobs, MasterKey masterKey, Function<byte[], ErasureLedger> ledgers, Clock clock, Ticker ticker) {
        this.blobs = blobs;
        this.secret = DeploymentSecret.in(blobs, masterKey);
        this.masterKey = new MasterKeyHolder(masterKey);
        this.keys = new DataKeys(blobs, this.masterKey, ticker);
        this.ledger = ledgers.apply(secret.derive("erasure-ledger", ""));
        this.clock = clock;
        this.notary = new DeploymentNotary(blobs, this.masterKey);
        eraseWhatIsBack();
    }

    /** A backup that was restored brings back keys that were destroyed since: before anybody is answered they go again. */
    private void eraseWhatIsBack() {
        List<ErasedKey> back = new ArrayList<>();
        try (Stream<ErasedKey> entries = ledger.entries()) {
            for (List<ErasedKey> some :
                    (Iterable<List<ErasedKey>>) entries.gather(Gatherers.windowFixed(LOOKED_UP_AT_ONCE))::iterator) {
                Set<String> there = blobs.keysAmong(
                        some.stream().map(entry -> entry.key().value()).toList());
                for (ErasedKey entry : some) {
                    if (there.contains(entry.key().value())
                            && keys.identity(entry.key())
                                    .filter(entry::isSameAs)
                                    .isPresent()) {
                        destroy(entry.key());
                        back.add(entry);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!back.isEmpty()) {
            LOG.warn(
                    "{} keys were back that had been destroyed, and were destroyed again: a backup was restored",
                    back.size());
        }
    }

    /**
     * What wraps its keys, and how that is replaced.
     *
     * @param file where the master key lies, when it is for this process to write; null when the operator keeps it
     */
    KeyRotation rotation(@Nullable MasterKeyFile file) {
        return new KeyRotation(blobs, masterKey, file, clock);
    }

    /** What was destroyed, and what proves it. */
    ErasureLedger ledger() {
        return ledger;
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

    /**
     * What was never used is not written down: nobody was promised that it stays destroyed, and a name may come to be used after all.
     * What was destroyed already is not written down again, so that doing it twice costs nothing. One after the other, because a
     * deletion is usually done by two at once: by whoever was asked for it and by whoever makes it certain.
     */
    @Override
    public void erase(KeyErasure erasure) {
        try {
            synchronized (ledger) {
                Optional<String> identity = keys.identity(erasure.key());
                if (identity.isPresent() && erasure.reason() != ErasureReason.NEVER_USED) {
                    ledger.record(erasure, identity.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
                }
                keys.destroy(erasure.key());
            }
            blobs.deleteContent(erasure.key().value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void destroy(DataKeyId key) throws IOException {
        keys.destroy(key);
        blobs.deleteContent(key.value());
    }

    @Override
    public Remains remains(DataKeyId key) {
        try {
            return new Remains(blobs.key(key.value()).isPresent(), blobs.contents(key.value()));
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

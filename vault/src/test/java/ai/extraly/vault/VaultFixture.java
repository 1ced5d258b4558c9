package ai.extraly.vault;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.erasure.ErasureLedger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A vault over some store, with one key in it. */
abstract class VaultFixture {
    static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    static final DocumentId DOCUMENT = DocumentId.next(NOW);
    static final DataKeyId KEY = DataKeyId.of(DOCUMENT);
    static final DataKeyId OTHER_KEY = DataKeyId.of(DocumentId.next(NOW));

    private final String masterKey = MasterKey.generate();

    @TempDir
    Path erasures;

    final AtomicLong nanos = new AtomicLong();
    BlobStore blobs;
    EnvelopeVault vault;

    /** One more node over the same bytes. */
    abstract BlobStore node(Clock clock) throws Exception;

    @BeforeEach
    void open() throws Exception {
        blobs = node(at(NOW));
        vault = vaultOf(blobs);
        vault.createKey(KEY);
    }

    EnvelopeVault vaultOf(BlobStore store) {
        return new EnvelopeVault(
                store,
                MasterKey.parse(masterKey, "the test"),
                secret -> ErasureLedger.inFile(erasures, secret),
                at(NOW),
                nanos::get);
    }

    /** A vault under the master key of a file, which starts as the one of all the others. */
    EnvelopeVault vaultUnder(MasterKeyFile file, BlobStore store) {
        return new EnvelopeVault(
                store, file.read(), secret -> ErasureLedger.inFile(erasures, secret), at(NOW), nanos::get);
    }

    MasterKeyFile masterKeyFile() throws IOException {
        return new MasterKeyFile(Files.writeString(erasures.resolve("master-key.json"), masterKey));
    }

    static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static InputStream of(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    byte[] readAll(DataKeyId key, ClaimCheck content) throws IOException {
        try (InputStream plain = vault.read(key, content)) {
            return plain.readAllBytes();
        }
    }

    byte[] stored(DataKeyId key, String name) throws IOException {
        try (InputStream ciphertext = blobs.content(key.value(), name).orElseThrow()) {
            return ciphertext.readAllBytes();
        }
    }

    List<DataKeyId> keysMadeBefore(Instant time) {
        try (Stream<DataKeyId> keys = vault.keysMadeBefore(time)) {
            return keys.toList();
        }
    }

    List<String> keysWithContent() throws IOException {
        try (Stream<String> keys = blobs.keysWithContent()) {
            return keys.toList();
        }
    }
}

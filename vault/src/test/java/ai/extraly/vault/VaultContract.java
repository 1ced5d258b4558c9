package ai.extraly.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a vault promises, wherever its bytes lie. */
abstract class VaultContract {
    static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    static final DataKeyId KEY = DataKeyId.of(DocumentId.next(NOW));
    static final DataKeyId OTHER_KEY = DataKeyId.of(DocumentId.next(NOW));

    private final String masterKey = MasterKey.generate();
    private final AtomicLong nanos = new AtomicLong();
    BlobStore blobs;
    Vault vault;

    /** One more node over the same bytes. */
    abstract BlobStore node(Clock clock) throws Exception;

    @BeforeEach
    void open() throws Exception {
        blobs = node(at(NOW));
        vault = vaultOf(blobs);
        vault.createKey(KEY);
    }

    Vault vaultOf(BlobStore store) {
        return new EnvelopeVault(store, MasterKey.parse(masterKey, "the test"), nanos::get);
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

    @Nested
    class AField {
        @Test
        void opensUnderItsKeyAndPurpose() {
            // given
            Sealed sealed = vault.seal(KEY, "file_name", "Рахунок №7.pdf");
            // when
            String opened = vault.open(KEY, "file_name", sealed);
            // then
            assertThat(opened).isEqualTo("Рахунок №7.pdf");
        }

        @Test
        void neverLooksTheSameTwice() {
            assertThat(vault.seal(KEY, "file_name", "a.pdf")).isNotEqualTo(vault.seal(KEY, "file_name", "a.pdf"));
        }

        @Test
        void staysClosedForAnotherPurpose() {
            Sealed sealed = vault.seal(KEY, "file_name", "a.pdf");
            assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> vault.open(KEY, "password", sealed));
        }

        @Test
        void staysClosedUnderAnotherKey() {
            vault.createKey(OTHER_KEY);
            Sealed sealed = vault.seal(KEY, "file_name", "a.pdf");
            assertThatExceptionOfType(TamperedException.class)
                    .isThrownBy(() -> vault.open(OTHER_KEY, "file_name", sealed));
        }

        @Test
        void staysClosedWhenItIsNoCiphertextAtAll() {
            for (String text : List.of("", "AA", "not base64 !", "A".repeat(400))) {
                assertThatExceptionOfType(TamperedException.class)
                        .as(text)
                        .isThrownBy(() -> vault.open(KEY, "file_name", new Sealed(text)));
            }
        }

        @Test
        void cannotBeSealedWithoutAKey() {
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.seal(OTHER_KEY, "file_name", "a"));
        }
    }

    @Nested
    class Content {
        @Test
        void comesBackAsItWasWhateverItsSize() throws IOException {
            // Around the ends of segments (4,040 bytes in the first, 4,080 in the others), buffers and chunks.
            for (int size : new int[] {0, 1, 4_039, 4_040, 4_041, 8_120, 8_121, 16_384, 65_536, 1_048_576, 3_000_000}) {
                // given
                byte[] content = random(size);
                // when
                ClaimCheck claim = vault.store(KEY, "original", of(content));
                // then
                assertThat(claim.size()).isEqualTo(size);
                assertThat(claim.sha256()).isEqualTo(Sha256.of(stored(KEY, "original")));
                assertThat(readAll(KEY, claim)).isEqualTo(content);
            }
        }

        @Test
        void survivesARestart() throws Exception {
            // given
            ClaimCheck claim = vault.store(KEY, "original", of(random(10_000)));
            // when
            vault = vaultOf(node(at(NOW)));
            // then
            assertThat(readAll(KEY, claim)).isEqualTo(random(10_000));
        }

        @Test
        void isReplacedByTheSameNameAndTheOldClaimIsVoid() throws IOException {
            // given
            ClaimCheck first = vault.store(KEY, "results", of(random(5_000)));
            // when
            ClaimCheck second = vault.store(KEY, "results", of(random(6_000)));
            // then
            assertThat(readAll(KEY, second)).isEqualTo(random(6_000));
            assertThatIOException().isThrownBy(() -> readAll(KEY, first)).withMessageContaining("claim check");
        }

        @Test
        void liesApartFromOtherNames() throws IOException {
            // given
            ClaimCheck one = vault.store(KEY, "results-1", of(random(100)));
            ClaimCheck longer = vault.store(KEY, "results-1-1", of(random(200)));
            // when
            vault.discard(KEY, one);
            // then
            assertThat(readAll(KEY, longer)).isEqualTo(random(200));
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.read(KEY, one));
            vault.discard(KEY, one);
        }

        @Test
        void doesNotOpenInAnotherPlace() throws IOException {
            // given
            ClaimCheck claim = vault.store(KEY, "original", of(random(100)));
            byte[] ciphertext = stored(KEY, "original");
            // when
            blobs.putContent(KEY.value(), "results", target -> target.write(ciphertext));
            // then
            ClaimCheck moved = new ClaimCheck("results", claim.sha256(), claim.size());
            assertThatIOException().isThrownBy(() -> readAll(KEY, moved));
        }

        @Test
        void isNotKeptWhenItCannotBeReadToItsEnd() throws IOException {
            // given
            ClaimCheck before = vault.store(KEY, "original", of(random(100)));
            // when
            assertThatIOException()
                    .isThrownBy(() -> vault.store(KEY, "original", Generated.broken()))
                    .withMessage("cut off");
            assertThatIOException().isThrownBy(() -> vault.store(KEY, "other", Generated.broken()));
            // then
            assertThat(readAll(KEY, before)).isEqualTo(random(100));
            assertThat(blobs.content(KEY.value(), "other")).isEmpty();
        }

        @Test
        void hasANameOfLettersDigitsAndHyphens() {
            for (String name : List.of("", "..", "a/b", "a b", "ä", "x".repeat(101))) {
                assertThatIllegalArgumentException().as(name).isThrownBy(() -> vault.store(KEY, name, of(random(1))));
                ClaimCheck claim = new ClaimCheck(name, Sha256.of(random(1)), 1);
                assertThatIllegalArgumentException().isThrownBy(() -> vault.read(KEY, claim));
                assertThatIllegalArgumentException().isThrownBy(() -> vault.discard(KEY, claim));
            }
        }

        @Test
        void cannotBeStoredWithoutAKey() {
            assertThatExceptionOfType(ErasedException.class)
                    .isThrownBy(() -> vault.store(OTHER_KEY, "original", of(random(1))));
        }
    }

    @Nested
    class AlteredContent {
        /** Segments: 0–4095 with the header of 40 bytes, 4096–8191, 8192–; each ends with 16 bytes of tag. */
        private static final int SIZE = 10_000;

        @Test
        void isRefusedWhereverAByteWasFlipped() throws IOException {
            // given
            vault.store(KEY, "original", of(random(SIZE)));
            byte[] good = stored(KEY, "original");
            int[] places = {0, 1, 32, 33, 39, 40, 41, 4_079, 4_080, 4_095, 4_096, 6_000, 8_191, 8_192, good.length - 1};
            for (int place : places) {
                // when
                byte[] bad = good.clone();
                bad[place] ^= 1;
                ClaimCheck claim = put(bad);
                // then
                assertThatIOException().as("byte %d", place).isThrownBy(() -> readAll(KEY, claim));
            }
        }

        @Test
        void isRefusedBeforeAByteOfTheAlteredSegmentIsGiven() throws IOException {
            // given
            vault.store(KEY, "original", of(random(SIZE)));
            byte[] bad = stored(KEY, "original");
            bad[5_000] ^= 1;
            ClaimCheck claim = put(bad);
            // when
            try (InputStream plain = vault.read(KEY, claim)) {
                // then
                assertThat(plain.readNBytes(4_040)).isEqualTo(Arrays.copyOf(random(SIZE), 4_040));
                assertThatIOException().isThrownBy(() -> plain.readNBytes(100));
            }
        }

        @Test
        void isRefusedWhenSegmentsAreMissingSwappedOrAdded() throws IOException {
            // given
            vault.store(KEY, "original", of(random(SIZE)));
            byte[] good = stored(KEY, "original");
            byte[] cut = Arrays.copyOf(good, 8_192);
            byte[] shorter = Arrays.copyOf(good, good.length - 1);
            byte[] longer = Arrays.copyOf(good, good.length + 1);
            byte[] twice = Arrays.copyOf(good, good.length);
            System.arraycopy(good, 4_096, twice, 8_192, good.length - 8_192);
            for (byte[] bad : List.of(cut, shorter, longer, twice, new byte[0], new byte[39])) {
                // when
                ClaimCheck claim = put(bad);
                // then
                assertThatIOException().as("%d bytes", bad.length).isThrownBy(() -> readAll(KEY, claim));
            }
        }

        /** With the digest of the altered bytes, so that it is the cipher which has to notice. */
        private ClaimCheck put(byte[] ciphertext) throws IOException {
            blobs.putContent(KEY.value(), "original", target -> target.write(ciphertext));
            return new ClaimCheck("original", Sha256.of(ciphertext), SIZE);
        }
    }

    @Nested
    class AKey {
        @Test
        void staysTheSameWhenItIsMadeAgain() {
            // given
            Sealed sealed = vault.seal(KEY, "file_name", "a.pdf");
            // when
            vault.createKey(KEY);
            // then
            assertThat(vaultOf(blobs).open(KEY, "file_name", sealed)).isEqualTo("a.pdf");
        }

        @Test
        void doesNotOpenUnderAnotherName() throws IOException {
            // given
            byte[] wrapped = blobs.key(KEY.value()).orElseThrow();
            // when
            blobs.createKey(OTHER_KEY.value(), wrapped);
            // then
            assertThatExceptionOfType(TamperedException.class)
                    .isThrownBy(() -> vault.seal(OTHER_KEY, "file_name", "a"));
        }

        @Test
        void isListedByTheTimeItWasMade() throws Exception {
            // given
            vaultOf(node(at(NOW.plusSeconds(60)))).createKey(OTHER_KEY);
            // then
            assertThat(keysMadeBefore(NOW)).isEmpty();
            assertThat(keysMadeBefore(NOW.plusSeconds(1))).containsExactly(KEY);
            assertThat(keysMadeBefore(NOW.plusSeconds(61))).containsExactlyInAnyOrder(KEY, OTHER_KEY);
        }
    }

    @Nested
    class Erasing {
        @Test
        void leavesNeitherKeyNorContent() throws IOException {
            // given
            Sealed sealed = vault.seal(KEY, "file_name", "a.pdf");
            ClaimCheck original = vault.store(KEY, "original", of(random(2_000_000)));
            vault.store(KEY, "results", of(random(10)));
            // when
            vault.erase(KEY);
            // then
            assertThat(blobs.key(KEY.value())).isEmpty();
            assertThat(keysWithContent()).isEmpty();
            assertThat(keysMadeBefore(NOW.plusSeconds(1))).isEmpty();
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.open(KEY, "file_name", sealed));
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.seal(KEY, "file_name", "a"));
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.read(KEY, original));
            assertThatExceptionOfType(ErasedException.class)
                    .isThrownBy(() -> vault.store(KEY, "original", of(random(1))));
        }

        @Test
        void mayHappenAgainAndWithoutAKey() {
            vault.erase(KEY);
            vault.erase(KEY);
            vault.erase(OTHER_KEY);
        }

        @Test
        void sparesOtherKeys() throws IOException {
            // given
            vault.createKey(OTHER_KEY);
            ClaimCheck kept = vault.store(OTHER_KEY, "original", of(random(100)));
            // when
            vault.erase(KEY);
            // then
            assertThat(readAll(OTHER_KEY, kept)).isEqualTo(random(100));
        }

        @Test
        void isKnownOnOtherNodesWithinASecond() throws Exception {
            // given
            Vault otherNode = vaultOf(node(at(NOW)));
            Sealed sealed = otherNode.seal(KEY, "file_name", "a.pdf");
            vault.erase(KEY);
            // when
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            // then
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> otherNode.open(KEY, "file_name", sealed));
        }

        @Test
        void leavesNothingOfContentThatIsBeingStored() throws IOException {
            // given a content in whose middle the key is erased, and one at whose end it is made anew
            InputStream erases = new Generated(100_000, 50_000, () -> vault.erase(KEY));
            InputStream replaces = new Generated(100_000, 50_000, () -> {
                vault.erase(OTHER_KEY);
                vault.createKey(OTHER_KEY);
            });
            vault.createKey(OTHER_KEY);
            // when
            assertThatExceptionOfType(ErasedException.class).isThrownBy(() -> vault.store(KEY, "original", erases));
            assertThatExceptionOfType(ErasedException.class)
                    .isThrownBy(() -> vault.store(OTHER_KEY, "original", replaces));
            // then
            assertThat(keysWithContent()).isEmpty();
        }

        @Test
        void leavesNothingHoweverItRacesWithStoring() throws Exception {
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int round = 0; round < 40; round++) {
                    // given
                    DataKeyId key = DataKeyId.next(NOW.plusMillis(round));
                    vault.createKey(key);
                    CyclicBarrier together = new CyclicBarrier(4);
                    // when
                    List<Callable<Void>> racers = List.of(
                            racer(together, () -> store(key, "original")),
                            racer(together, () -> store(key, "results")),
                            racer(together, () -> store(key, "results")),
                            racer(together, () -> vault.erase(key)));
                    for (Future<Void> end : threads.invokeAll(racers)) {
                        end.get();
                    }
                    // then
                    assertThat(keysWithContent()).as("round %d", round).isEmpty();
                    assertThat(blobs.key(key.value())).isEmpty();
                }
            }
        }

        @Test
        void thatWasCutShortIsListedToBeFinished() throws IOException {
            // given
            vault.store(KEY, "original", of(random(100)));
            blobs.destroyKey(KEY.value());
            // when
            List<DataKeyId> listed = keysMadeBefore(NOW.minusSeconds(3_600));
            vault.erase(KEY);
            // then
            assertThat(listed).containsExactly(KEY);
            assertThat(keysMadeBefore(NOW)).isEmpty();
        }

        private void store(DataKeyId key, String name) throws IOException {
            try {
                vault.store(key, name, of(random(100)));
            } catch (ErasedException expectedWhenErasingWasFaster) {
                assertThat(expectedWhenErasingWasFaster).hasMessageContaining(key.value());
            }
        }

        private static Callable<Void> racer(CyclicBarrier together, Step step) {
            return () -> {
                together.await();
                step.run();
                return null;
            };
        }
    }

    @Nested
    class TheDeploymentSecret {
        @Test
        void givesTheSameBytesForEver() throws Exception {
            byte[] derived = vault.derive("account", "a@example.com");
            assertThat(derived).hasSize(32).isEqualTo(vaultOf(node(at(NOW))).derive("account", "a@example.com"));
        }

        @Test
        void keepsPurposesAndInputsApart() {
            assertThat(Stream.of(
                                    vault.derive("ab", "c"),
                                    vault.derive("a", "bc"),
                                    vault.derive("", "abc"),
                                    vault.derive("abc", ""))
                            .map(HexFormat.of()::formatHex))
                    .doesNotHaveDuplicates();
        }

        @Test
        void isNoDataKey() {
            assertThat(keysMadeBefore(NOW.plusSeconds(1))).containsExactly(KEY);
        }

        @Test
        void isOneHoweverManyNodesStartTogether() throws Exception {
            // given
            blobs.destroyKey(DeploymentSecret.NAME);
            CyclicBarrier together = new CyclicBarrier(4);
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Callable<String>> nodes = IntStream.range(0, 4)
                        .<Callable<String>>mapToObj(i -> () -> {
                            together.await();
                            return HexFormat.of().formatHex(vaultOf(blobs).derive("account", "a@example.com"));
                        })
                        .toList();
                // when
                List<String> derived = new ArrayList<>();
                for (Future<String> node : threads.invokeAll(nodes)) {
                    derived.add(node.get());
                }
                // then
                assertThat(derived).hasSize(4).containsOnly(derived.getFirst());
            }
        }
    }

    @Nested
    class AnotherMasterKey {
        @Test
        void isRefusedAtTheStart() {
            MasterKey another = MasterKey.parse(MasterKey.generate(), "the test");
            assertThatExceptionOfType(MasterKeyException.class)
                    .isThrownBy(() -> new EnvelopeVault(blobs, another, Ticker.systemTicker()))
                    .withMessage(
                            "The master key does not open this vault: start with the key that the vault was made with.");
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}

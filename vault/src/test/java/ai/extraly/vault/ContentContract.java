package ai.extraly.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a vault promises about fields and content, wherever its bytes lie. */
abstract class ContentContract extends VaultFixture {
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
}

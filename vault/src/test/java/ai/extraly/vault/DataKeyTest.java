package ai.extraly.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ai.extraly.contract.id.DataKeyId;
import com.google.crypto.tink.KeysetHandle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class DataKeyTest {
    private static final DataKey KEY = newKey();

    private static DataKey newKey() {
        try {
            return new DataKey(
                    DataKeyId.next(Instant.EPOCH), KeysetHandle.generateNew(DataKey.PARAMETERS, DataKey.STREAMING));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] close(DataKey.Use use, String name, byte[] plain) throws IOException {
        ByteArrayOutputStream ciphertext = new ByteArrayOutputStream();
        try (OutputStream target = KEY.closing(use, name, ciphertext)) {
            target.write(plain);
        }
        return ciphertext.toByteArray();
    }

    private static byte[] open(DataKey.Use use, String name, byte[] ciphertext) throws IOException {
        try (InputStream plain = KEY.opening(use, name, new ByteArrayInputStream(ciphertext))) {
            return plain.readAllBytes();
        }
    }

    @Property
    void whatWasClosedOpensInItsPlace(
            @ForAll DataKey.Use use, @ForAll String name, @ForAll @Size(max = 10_000) byte[] plain) throws IOException {
        assertThat(open(use, name, close(use, name, plain))).isEqualTo(plain);
    }

    @Property
    void itOpensInNoOtherPlace(
            @ForAll DataKey.Use use,
            @ForAll DataKey.Use otherUse,
            @ForAll @AlphaChars @StringLength(max = 3) String name,
            @ForAll @AlphaChars @StringLength(max = 3) String otherName,
            @ForAll byte[] plain)
            throws IOException {
        // given
        Assume.that(use != otherUse || !name.equals(otherName));
        byte[] ciphertext = close(use, name, plain);
        // then
        assertThatIOException().isThrownBy(() -> open(otherUse, otherName, ciphertext));
    }

    @Property
    void everyFlippedBitIsNoticed(@ForAll @Size(max = 10_000) byte[] plain, @ForAll int place) throws IOException {
        // given
        byte[] ciphertext = close(DataKey.Use.CONTENT, "original", plain);
        // when
        int bit = Math.floorMod(place, ciphertext.length * 8);
        ciphertext[bit / 8] ^= (byte) (1 << (bit % 8));
        // then
        assertThatIOException().isThrownBy(() -> open(DataKey.Use.CONTENT, "original", ciphertext));
    }

    @Property
    void everyCutIsNoticed(@ForAll @Size(max = 10_000) byte[] plain, @ForAll int place) throws IOException {
        // given
        byte[] ciphertext = close(DataKey.Use.CONTENT, "original", plain);
        // when
        byte[] cut = Arrays.copyOf(ciphertext, Math.floorMod(place, ciphertext.length));
        // then
        assertThatIOException().isThrownBy(() -> open(DataKey.Use.CONTENT, "original", cut));
    }
}

package ai.extraly.bench.system;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteScanTest {
    private final ByteScan scan = new ByteScan(List.of("markertext"));

    @TempDir
    Path directory;

    @Test
    void findsNothingWhereThereIsNothing() throws IOException {
        // given
        write("marker text".getBytes(UTF_8));
        // then
        assertThat(scan.in(directory)).isEmpty();
    }

    @Test
    void findsAWordInEveryEncoding() throws IOException {
        for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
            // given
            write("…markertext…".getBytes(charset));
            // then
            assertThat(scan.in(directory)).hasSize(1);
        }
    }

    @Test
    void findsAWordInHexadecimal() throws IOException {
        // given
        write(HexFormat.of().formatHex("a markertext".getBytes(UTF_8)).getBytes(UTF_8));
        // then
        assertThat(scan.in(directory)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd"})
    void findsAWordInBase64HoweverItIsAligned(String before) throws IOException {
        // given
        write(Base64.getEncoder().encode((before + "markertext, and more").getBytes(UTF_8)));
        // then
        assertThat(scan.in(directory)).isNotEmpty();
    }

    @Test
    void findsAWordAcrossTheBlocksOfALargeFile() throws IOException {
        // given
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.writeBytes(new byte[(1 << 20) - 5]);
        large.writeBytes("markertext".getBytes(UTF_8));
        large.writeBytes(new byte[2 << 20]);
        write(large.toByteArray());
        // then
        assertThat(scan.in(directory)).hasSize(1);
    }

    @Test
    void findsAWordInTheNameOfAFile() throws IOException {
        // given
        Files.createFile(directory.resolve("of-markertext.bin"));
        // then
        assertThat(scan.in(directory)).hasSize(1);
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(directory.resolve("file.bin"), bytes);
    }
}

package ai.extraly.vault;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.vault.erasure.KeyErasure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultInFilesTest extends VaultContract {
    private static final String MARKER = "Вишневий-Zebra-4711";

    @TempDir
    Path directory;

    @Override
    BlobStore node(Clock clock) {
        return new FileBlobs(directory.resolve("vault"), clock);
    }

    @Test
    void showsNoReadableByteBeforeErasingAndNoFileAfterIt() throws IOException {
        // given
        vault.seal(KEY, "file_name", MARKER);
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            String name = "content-" + charset.name();
            vault.store(KEY, name, of((MARKER + "\n").repeat(2_000).getBytes(charset)));
        }
        assertThat(filesWithTheMarker()).isEmpty();
        // when
        vault.erase(KeyErasure.ofUnused(KEY));
        // then
        assertThat(filesWithTheMarker()).isEmpty();
        assertThat(files())
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly(DeploymentSecret.NAME);
        assertThat(foldersOf(KEY.value())).isEmpty();
    }

    @Test
    void isScannedByATestThatWouldFindTheMarker() throws IOException {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            Path leak = directory.resolve("vault/content/leak");
            Files.write(leak, ("..." + MARKER).getBytes(charset));
            assertThat(filesWithTheMarker()).containsExactly(leak);
        }
    }

    @Test
    void belongsToItsOwnerAlone() throws IOException {
        // given
        vault.store(KEY, "original", of(random(100)));
        // then
        try (Stream<Path> all = Files.walk(directory.resolve("vault"))) {
            assertThat(all)
                    .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                            .hasToString(
                                    Files.isDirectory(path)
                                            ? "[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]"
                                            : "[OWNER_READ, OWNER_WRITE]"));
        }
    }

    private List<Path> filesWithTheMarker() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files()) {
            // One byte a character: a text is contained when its bytes are.
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
                if (bytes.contains(new String(MARKER.getBytes(charset), StandardCharsets.ISO_8859_1))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private List<Path> foldersOf(String key) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.toString().contains(key)).toList();
        }
    }
}

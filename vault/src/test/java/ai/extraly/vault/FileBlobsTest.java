package ai.extraly.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobsTest {
    @TempDir
    Path directory;

    private FileBlobs start() {
        return new FileBlobs(directory, Clock.systemUTC());
    }

    @Test
    void aProcessThatDiesWhileItWritesLeavesTheOldContentAndNothingElse() throws Exception {
        // given
        start().putContent("doc_1", "original", target -> target.write("old".getBytes(UTF_8)));
        // when
        assertThat(OtherProcess.run(DiesWhileItWrites.class, directory.toString()))
                .isEqualTo(DiesWhileItWrites.EXIT_CODE);
        assertThat(entries("incoming")).hasSize(1);
        FileBlobs restarted = start();
        // then
        assertThat(entries("incoming")).isEmpty();
        try (InputStream content = restarted.content("doc_1", "original").orElseThrow()) {
            assertThat(content).hasContent("old");
        }
    }

    @Test
    void aKeyWhoseMakingCrashedBetweenItsTwoNamesIsKept() throws IOException {
        // given
        start().createKey("doc_1", "wrapped".getBytes(UTF_8));
        Files.createLink(directory.resolve("incoming/left"), directory.resolve("keys/_1/doc_1"));
        // when
        FileBlobs restarted = start();
        // then
        assertThat(restarted.key("doc_1")).hasValue("wrapped".getBytes(UTF_8));
        assertThat(entries("incoming")).isEmpty();
    }

    @Test
    void aKeyWhoseDestructionCrashedIsOverwrittenAndRemovedAtTheNextStart() throws IOException {
        // given
        start().createKey("doc_1", "wrapped".getBytes(UTF_8));
        Files.move(directory.resolve("keys/_1/doc_1"), directory.resolve("leaving/left"));
        Path secondName = Files.createLink(directory.resolve("second-name"), directory.resolve("leaving/left"));
        // when
        start();
        // then
        assertThat(entries("leaving")).isEmpty();
        assertThat(secondName).hasBinaryContent(new byte["wrapped".length()]);
    }

    @Test
    void destroyingAKeyOverwritesItsBytes() throws IOException {
        // given
        FileBlobs blobs = start();
        blobs.createKey("doc_1", "wrapped".getBytes(UTF_8));
        Path secondName = Files.createLink(directory.resolve("second-name"), directory.resolve("keys/_1/doc_1"));
        // when
        blobs.destroyKey("doc_1");
        // then
        assertThat(secondName).hasBinaryContent(new byte["wrapped".length()]);
    }

    @Test
    void aDirectoryThatIsAFileIsRefusedWithItsName() throws IOException {
        // given
        Path file = Files.createFile(directory.resolve("file"));
        // then
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new FileBlobs(file, Clock.systemUTC()))
                .withMessage("The vault's directory %s cannot be used", file);
    }

    private List<Path> entries(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(directory.resolve(folder))) {
            return entries.toList();
        }
    }
}

package ai.extraly.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The states that a crash leaves between the steps of a replacement, in their order. */
class MasterKeyFileTest {
    @TempDir
    Path directory;

    private final MasterKey key = MasterKey.parse(MasterKey.generate(), "the test");
    private final MasterKey next = key.withNewPrimary();
    private MasterKeyFile file;

    @BeforeEach
    void write() throws IOException {
        file = new MasterKeyFile(Files.writeString(directory.resolve("key.json"), key.text()));
    }

    private Path beside(String ending) {
        return directory.resolve("key.json" + ending);
    }

    @Test
    void isReplacedAndLeavesNothingBesideIt() throws IOException {
        // when
        file.replace(next);
        // then
        assertThat(file.read().ids()).isEqualTo(next.ids());
        assertThatItIsAlone();
    }

    @Test
    void losesANewKeyThatWasWrittenByHalves() throws IOException {
        // given
        Files.writeString(beside(".new"), next.text().substring(0, 50));
        // then
        assertThatItIsClearedUpAndHolds(key);
    }

    @Test
    void isNotOverwrittenThroughItsSecondName() throws IOException {
        // given
        Files.writeString(beside(".new"), next.text());
        Files.createLink(beside(".old"), file.path());
        // then
        assertThatItIsClearedUpAndHolds(key);
    }

    @Test
    void overwritesTheOldKeyThatACrashLeft() throws IOException {
        // given
        Path witness = Files.createLink(directory.resolve("witness"), file.path());
        Files.createLink(beside(".old"), file.path());
        Files.delete(file.path());
        Files.writeString(file.path(), next.text());
        // when
        file.clearUp();
        // then
        assertThat(Files.readAllBytes(witness)).containsOnly(0);
        Files.delete(witness);
        assertThatItIsClearedUpAndHolds(next);
    }

    @Test
    void isReplacedAlsoWhereACrashLeftSomething() throws IOException {
        // given
        Files.writeString(beside(".new"), "half");
        Files.writeString(beside(".old"), key.text());
        // when
        file.replace(next);
        // then
        assertThatItIsClearedUpAndHolds(next);
    }

    private void assertThatItIsClearedUpAndHolds(MasterKey expected) throws IOException {
        file.clearUp();
        assertThat(file.read().ids()).isEqualTo(expected.ids());
        assertThatItIsAlone();
    }

    private void assertThatItIsAlone() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all).containsExactly(file.path());
        }
    }
}

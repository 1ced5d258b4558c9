package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadSideFileTest {
    @TempDir
    private Path directory;

    @Test
    void isKeptWhenOnlyTheProcessDied() throws IOException {
        // given
        ReadSideFile died = opened("boot 1", "kept");
        copyOfOpen(died);
        // then
        assertThat(value("boot 1")).isEqualTo("kept");
    }

    @Test
    void isBegunAnewWhenTheMachineStoppedWhileItWasOpen() throws IOException {
        // given
        ReadSideFile died = opened("boot 1", "perhaps torn");
        copyOfOpen(died);
        // then
        assertThat(value("boot 2")).isEqualTo("nothing");
        assertThat(directory.resolve("read-side.unusable")).exists();
    }

    @Test
    void isKeptOverBootsWhenItWasClosed() {
        // given
        opened("boot 1", "kept").close();
        // then
        assertThat(value("boot 2")).isEqualTo("kept");
    }

    @Test
    void isBegunAnewWhenItCannotBeRead() throws IOException {
        // given
        opened("boot 1", "lost").close();
        Files.writeString(directory.resolve("read-side"), "not a store at all ".repeat(1_000));
        // then
        assertThat(value("boot 1")).isEqualTo("nothing");
        assertThat(directory.resolve("read-side.unusable")).exists();
    }

    @Test
    void isBegunAnewWhenItWasWrittenInAnotherFormat() {
        // given
        ReadSideFile old = opened("boot 1", "in another format");
        old.store().setStoreVersion(ReadSideDatabase.FORMAT - 1);
        old.flush();
        old.close();
        // then
        assertThat(value("boot 1")).isEqualTo("nothing");
        assertThat(directory.resolve("read-side.unusable")).exists();
    }

    @Test
    void isNobodyElsesWhileItIsOpen() {
        ReadSideFile open = opened("boot 1", "mine");

        assertThatThrownBy(() -> ReadSideFile.open(directory, "boot 1")).isInstanceOf(MVStoreException.class);
        open.close();
        assertThat(value("boot 1")).isEqualTo("mine");
    }

    private ReadSideFile opened(String boot, String value) {
        ReadSideFile file = ReadSideFile.open(directory, boot);
        file.store().openMap("map").put("key", value);
        file.flush();
        return file;
    }

    /** Leaves behind what a process that died would have. */
    private void copyOfOpen(ReadSideFile file) throws IOException {
        byte[] store = Files.readAllBytes(directory.resolve("read-side"));
        byte[] mark = Files.readAllBytes(directory.resolve("open-since"));
        file.close();
        Files.write(directory.resolve("read-side"), store);
        Files.write(directory.resolve("open-since"), mark);
    }

    private String value(String boot) {
        ReadSideFile file = ReadSideFile.open(directory, boot);
        try {
            return String.valueOf(file.store().openMap("map").getOrDefault("key", "nothing"));
        } finally {
            file.close();
        }
    }
}

package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledFileTest {
    @TempDir
    private Path directory;

    private JournaledFile file;

    @BeforeEach
    void open() throws IOException {
        file = open(directory);
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void readsWhatWasWrittenBeforeItIsForced() throws IOException {
        // given
        write(0, "the old words");
        file.force(true);
        // when
        write(4, "new");
        write(13, " and more");
        // then
        assertThat(text(file)).isEqualTo("the new words and more");
        assertThat(file.size()).isEqualTo(22);
        assertThat(Files.readString(directory.resolve("file"))).isEqualTo("the old words");
    }

    @Test
    void readsNothingOfWhatWasCutOff() throws IOException {
        // given
        write(0, "the old words");
        // when
        file.truncate(4);
        write(8, "end");
        // then
        assertThat(text(file)).isEqualTo("the \0\0\0\0end");
        file.force(true);
        assertThat(text(file)).isEqualTo("the \0\0\0\0end");
    }

    @Test
    void isFoundAsItWasForcedAlthoughTheFileItselfIsLost() throws IOException {
        // given
        write(0, "forced");
        file.force(true);
        write(0, "twice ");
        file.force(true);
        write(0, "never");
        // when
        Path after = leftovers();
        Files.writeString(after.resolve("file"), "torn");
        // then
        try (JournaledFile found = open(after)) {
            assertThat(text(found)).isEqualTo("twice ");
        }
    }

    @Test
    void passesOverABatchThatWasNotWrittenToItsEnd() throws IOException {
        // given
        write(0, "first ");
        file.force(true);
        write(0, "second");
        file.force(true);
        // when
        Path after = leftovers();
        Files.writeString(after.resolve("file"), "");
        byte[] journal = Files.readAllBytes(after.resolve("journal"));
        journal[journal.length - 1] ^= 1;
        Files.write(after.resolve("journal"), journal);
        // then
        try (JournaledFile found = open(after)) {
            assertThat(text(found)).isEqualTo("first ");
        }
    }

    @Test
    void clearsItsJournalNowAndThen() throws IOException {
        // given
        String megabyte = "x".repeat(1 << 20);
        // when
        for (int i = 0; i < 20; i++) {
            write((long) i << 20, megabyte);
            file.force(true);
        }
        // then
        assertThat(Files.size(directory.resolve("journal"))).isLessThan(10 << 20);
        try (JournaledFile found = open(leftovers())) {
            assertThat(text(found)).isEqualTo(megabyte.repeat(20));
        }
    }

    private void write(long at, String text) {
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), at);
    }

    private static String text(JournaledFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        file.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    private static JournaledFile open(Path directory) throws IOException {
        return JournaledFile.open(
                channel(directory.resolve("file")), new RedoJournal(channel(directory.resolve("journal"))));
    }

    private static FileChannel channel(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** What another process would find now. */
    private Path leftovers() throws IOException {
        Path after = Files.createDirectories(directory.resolve("after"));
        for (String name : new String[] {"file", "journal"}) {
            Files.copy(directory.resolve(name), after.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return after;
    }
}

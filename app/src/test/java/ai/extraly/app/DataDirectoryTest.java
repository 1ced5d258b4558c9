package ai.extraly.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.cli.offline.RestoreCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @Test
    void isNotClaimedWhereARestoreDidNotGetToItsEnd(@TempDir Path directory) throws IOException {
        // given
        Files.createDirectories(directory.resolve(RestoreCommand.UNFINISHED));
        // then
        assertThatThrownBy(() -> DataDirectory.claim(directory))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("did not get to its end");
    }
}

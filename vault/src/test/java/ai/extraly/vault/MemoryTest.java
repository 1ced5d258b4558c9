package ai.extraly.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
    @TempDir
    Path directory;

    /** The heap is smaller than one document, let alone eight: whoever collected content would run out of it. */
    @Test
    void eightDocumentsAtOnceAndOneOf256MegabytesPassThroughAHeapOf16() throws Exception {
        assertThat(OtherProcess.run(List.of("-Xmx16m"), StreamsMuch.class, directory.toString()))
                .isZero();
    }
}

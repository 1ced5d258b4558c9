package ai.extraly.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A process that is gone, without a last word, in the middle of a content. */
final class DiesWhileItWrites {
    static final int EXIT_CODE = 137;

    private DiesWhileItWrites() {}

    public static void main(String[] arguments) throws IOException {
        new FileBlobs(Path.of(arguments[0]), Clock.systemUTC()).putContent("doc_1", "original", target -> {
            target.write(new byte[100_000]);
            Runtime.getRuntime().halt(EXIT_CODE);
        });
    }
}

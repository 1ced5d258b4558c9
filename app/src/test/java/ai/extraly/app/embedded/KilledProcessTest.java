package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    private static final int ACKNOWLEDGED_BEFORE_THE_END = 150;

    @Test
    void everyAcknowledgedEventIsThereAfterTheProcessDied(@TempDir Path directory) throws Exception {
        // given
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            acknowledged.addAll(appendUntilTheProcessDies(directory, "round" + round));
        }
        // when
        try (EventLog log = EventLog.open(directory)) {
            // then
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2 * ACKNOWLEDGED_BEFORE_THE_END);
            assertThat(log.read()).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }

    private static List<String> appendUntilTheProcessDies(Path directory, String name)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        directory.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines =
                    output.lines().filter(line -> line.startsWith(name)).toList();
            assertThat(process.waitFor()).isEqualTo(137);
            return lines;
        }
    }

    /** Four threads append; each event is printed when it is acknowledged; then the process is gone without a word. */
    static final class Appending {
        public static void main(String[] args) {
            EventLog log = EventLog.open(Path.of(args[0]));
            PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            AtomicInteger acknowledged = new AtomicInteger();
            for (int thread = 0; thread < 4; thread++) {
                String aggregate = args[1] + "-" + thread;
                Thread.ofPlatform().start(() -> {
                    for (long sequence = 0; ; sequence++) {
                        log.append(aggregate, sequence);
                        output.println(aggregate + ":" + sequence);
                        if (acknowledged.incrementAndGet() >= ACKNOWLEDGED_BEFORE_THE_END) {
                            Runtime.getRuntime().halt(137);
                        }
                    }
                });
            }
        }
    }
}

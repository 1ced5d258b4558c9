package ai.extraly.app.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRebuildTest {
    private static final Pattern ID = Pattern.compile("rebuild (rebuild_\\w+)");
    private static final Pattern PROGRESS = Pattern.compile("RUNNING at (\\d+) of (\\d+)");
    private static final Pattern FOUND = Pattern.compile("found RUNNING at (\\d+) of (\\d+)");

    @TempDir
    private Path data;

    @Test
    void goesOnWhereItWasWhenItsProcessIsKilled() throws Exception {
        // given
        run("fill", "200");
        Process doomed = start("begin", "250");
        String id = "";
        long done = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(doomed.getInputStream(), StandardCharsets.UTF_8))) {
            while (done == 0) {
                String line = lines.readLine();
                assertThat(line).as("a line before the rebuild got anywhere").isNotNull();
                Matcher named = ID.matcher(line);
                id = named.matches() ? named.group(1) : id;
                Matcher progress = PROGRESS.matcher(line);
                done = progress.matches() ? Long.parseLong(progress.group(1)) : 0;
            }
        }

        // when
        doomed.destroyForcibly().waitFor();
        List<String> lines = run("finish", id);

        // then
        Matcher found = lines.stream()
                .map(FOUND::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines));
        assertThat(Long.parseLong(found.group(1))).isPositive();
        String all = found.group(2);
        assertThat(lines).contains("ended COMPLETED at " + all + " of " + all, "byte for byte: true");
    }

    private List<String> run(String what, String argument) throws IOException, InterruptedException {
        Process process = start(what, argument);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private Process start(String what, String argument) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RebuildDrill.class.getName(),
                        what,
                        data.toString(),
                        argument)
                .redirectErrorStream(true)
                .start();
    }
}

package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.LargePdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads many files of the largest size at the same time to a system with little memory, and waits until all of them are read.
 *
 * @param heap in MiB
 */
public record UploadMemoryDrill(Installation installation, int files, int heap) implements Drill {
    private static final int LARGEST = 20 * 1024 * 1024;
    private static final Duration TO_THE_END = Duration.ofMinutes(3);
    /** As in {@code Pause Young (Normal) 120M->48M(256M)}. */
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    @Override
    public void run(Protocol protocol) throws IOException {
        Path collections = installation.logs().resolve("gc.log").toAbsolutePath();
        Installation small = installation.onJavaWith(
                "-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=" + collections);
        try (RunningExtraly extraly = small.start()) {
            Caller caller = Customer.register(extraly, "memory").calls(extraly);
            Upload upload = Upload.of("large.pdf", LargePdf.ofAtMost(LARGEST));
            Map<Integer, Answer> answers = new ConcurrentHashMap<>();
            long start = System.nanoTime();
            Crew.of(files, number -> answers.put(number, caller.submit(upload)));
            long stored = System.nanoTime();
            protocol.requireNone(
                    answers.values().stream()
                            .filter(answer -> answer.status() != 201)
                            .toList(),
                    "Not accepted");
            protocol.figure(
                    "%d files of 20 MiB stored in %.1f s, %d with their pages counted",
                    files,
                    (stored - start) / 1e9,
                    answers.values().stream()
                            .filter(answer -> answer.data().path("pages").isNumber())
                            .count());
            for (Answer answer : answers.values()) {
                if (answer.status() != 201) {
                    continue;
                }
                Answer end = caller.finished(answer.data().path("id").asString(), TO_THE_END);
                protocol.require(end.data().path("status").asString().equals("completed"), "Not read: %s", end);
            }
            protocol.figure("all of them read after %.1f s", (System.nanoTime() - start) / 1e9);
        }
        figures(protocol, Files.readAllLines(collections));
    }

    private void figures(Protocol protocol, List<String> lines) {
        int peak = 0;
        int live = 0;
        for (String line : lines) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                peak = Math.max(peak, Integer.parseInt(collection.group(1)));
                live = Math.max(live, Integer.parseInt(collection.group(2)));
            }
        }
        protocol.figure("heap of %d MiB: at most %d MiB before and %d MiB after a collection", heap, peak, live);
    }
}

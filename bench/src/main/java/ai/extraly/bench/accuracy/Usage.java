package ai.extraly.bench.accuracy;

import ai.extraly.bench.system.RunningExtraly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a program that writes a file for each document took, with its child processes, as seen from outside ten times a second.
 *
 * @param clock from start to end
 * @param processor of all processes together
 * @param each processor time from one file to the next; start and end are not in it
 * @param memory that one of them had at most, in MiB
 */
record Usage(Duration clock, Duration processor, List<Duration> each, int memory) {
    private static final long LOOK_MILLIS = 100;

    /** @param results a folder that is empty, and filled by the program */
    static Usage of(List<String> command, Path results) throws IOException {
        Map<Long, Duration> processor = new HashMap<>();
        List<Duration> each = new ArrayList<>();
        int memory = 0;
        int files = 0;
        Duration last = Duration.ZERO;
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            do {
                for (ProcessHandle one : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .toList()) {
                    one.info().totalCpuDuration().ifPresent(time -> processor.put(one.pid(), time));
                    memory = Math.max(memory, RunningExtraly.mostMemory(one));
                }
                int written = files(results);
                Duration now = sum(processor);
                if (written > files) {
                    if (files > 0) {
                        each.add(now.minus(last).dividedBy(written - files));
                    }
                    files = written;
                    last = now;
                }
            } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.getFirst() + " ran", e);
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw new IOException(command.getFirst() + " ended with " + process.exitValue());
        }
        return new Usage(Duration.ofNanos(System.nanoTime() - start), sum(processor), each, memory);
    }

    private static int files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    private static Duration sum(Map<Long, Duration> times) {
        return times.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    double medianSeconds() {
        List<Duration> sorted = each.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2).toMillis() / 1000.0;
    }
}

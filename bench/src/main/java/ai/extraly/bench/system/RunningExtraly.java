package ai.extraly.bench.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of Extraly, from its start to its end, by whichever means it comes to that. */
public final class RunningExtraly implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(40);

    private final Process process;
    private final Instant started;
    private final int port;
    private final Path log;
    private final Thread lastResort;
    private Duration startToReady = Duration.ZERO;

    private RunningExtraly(Process process, Instant started, int port, Path log) {
        this.process = process;
        this.started = started;
        this.port = port;
        this.log = log;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    static RunningExtraly launch(List<String> command, int port, Path logs) throws IOException {
        Path log = Files.createTempFile(logs, "extraly", ".log");
        Instant started = Instant.now();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RunningExtraly(process, started, port, log);
    }

    void awaitReady(Duration atMost) throws IOException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client, question)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Extraly ended with exit code " + process.exitValue()
                            + " instead of becoming ready:\n" + Files.readString(log));
                }
                if (Duration.between(started, Instant.now()).compareTo(atMost) > 0) {
                    throw new IllegalStateException(
                            "Extraly was not ready within " + atMost.toSeconds() + " s:\n" + Files.readString(log));
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        startToReady = Duration.between(started, Instant.now());
    }

    private static boolean isReady(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** From the start of the process to the first positive answer to the question whether it is ready. */
    public Duration startToReady() {
        return startToReady;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What the process printed so far. */
    public Path log() {
        return log;
    }

    /** The child processes that it has now. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** What the process has in memory, without its children, in MiB. Known on Linux only. */
    public int memory() throws IOException {
        return memory(process.toHandle(), "VmRSS:");
    }

    /** What a process has had in memory at most, in MiB; 0 when it has ended. Known on Linux only. */
    public static int mostMemory(ProcessHandle process) throws IOException {
        try {
            return memory(process, "VmHWM:");
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private static int memory(ProcessHandle process, String what) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(what))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** The end that nobody can prepare for: SIGKILL. */
    public void kill9() throws IOException {
        process.destroyForcibly();
        awaitEnd("after SIGKILL");
    }

    /** The end that is asked for: SIGTERM. */
    public void stop() throws IOException {
        process.destroy();
        awaitEnd("after SIGTERM");
    }

    /** How the process ended. */
    public int exitCode() {
        return process.exitValue();
    }

    private void awaitEnd(String after) throws IOException {
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Extraly did not end within %d s %s; its log: %s"
                        .formatted(END.toSeconds(), after.toLowerCase(Locale.ROOT), log));
            }
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static InterruptedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException();
        interrupted.initCause(e);
        return interrupted;
    }

    /** Stops it unless it has ended already. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            stop();
        }
    }
}

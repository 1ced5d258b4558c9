package ai.extraly.bench.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One installation of Extraly on this machine: the jar, the directory its data lies in, a free port that stays its own.
 *
 * @param jar to be started
 * @param data the data directory
 * @param logs what the processes print is kept here, and not among the data
 * @param javaOptions what Java is started with
 */
public record Installation(Path jar, DataDirectory data, Path logs, int port, List<String> javaOptions) {
    /** Much: how long a start may take is for a drill to say, and machines of many users are slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** The Java that runs this. */
    public static final Path THIS_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** An installation below {@code place}, which is made when it is missing. */
    public static Installation in(Path place, Path jar) throws IOException {
        Path logs = Files.createDirectories(place.resolve("logs"));
        return new Installation(jar, new DataDirectory(place.resolve("data")), logs, freePort(), List.of());
    }

    /** The same jar for another data directory, or once more for this one, on a port of its own. */
    public Installation over(Path directory) throws IOException {
        return new Installation(jar, new DataDirectory(directory), logs, freePort(), javaOptions);
    }

    /** The same installation, on a Java with these options. */
    public Installation onJavaWith(String... options) {
        return new Installation(jar, data, logs, port, List.of(options));
    }

    /** Starts it, and comes back as soon as it is ready. */
    public RunningExtraly start(String... options) throws IOException {
        RunningExtraly running = RunningExtraly.launch(command(THIS_JAVA, options), port, logs);
        try {
            running.awaitReady(PATIENCE);
            return running;
        } catch (IOException | RuntimeException e) {
            running.kill9();
            throw e;
        }
    }

    /** Starts it where it is expected to refuse, with the Java of {@code java}, and waits until it has ended. */
    public Refusal tryToStart(Path java, String... options) throws IOException {
        return end(command(java, options));
    }

    private Refusal end(List<String> command) throws IOException {
        Path output = Files.createTempFile(logs, "ended", ".out");
        Path errors = Files.createTempFile(logs, "ended", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            return new Refusal(ended ? process.exitValue() : -1, Files.readString(output), Files.readString(errors));
        } catch (InterruptedException e) {
            throw RunningExtraly.interrupted(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The same with the Java that runs this. */
    public Refusal tryToStart(String... options) throws IOException {
        return tryToStart(THIS_JAVA, options);
    }

    /** Runs a command of the jar and waits until it has ended. */
    public Refusal command(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(THIS_JAVA.toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return end(command);
    }

    private List<String> command(Path java, String... options) {
        if (Files.notExists(jar)) {
            throw new IllegalStateException("There is no " + jar + ". Build it with: mvn -DskipTests package");
        }
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--extraly.data-dir=" + data.path(),
                // Drills ask more in an hour than any customer.
                "--extraly.plans.pro.requests-per-hour=100000000",
                "--extraly.auth.registrations-per-hour=100000000"));
        command.addAll(List.of(options));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** How a start that was refused, or a command, ended; {@code exitCode} is -1 when it did not end at all. */
    public record Refusal(int exitCode, String output, String errors) {}
}

package ai.extraly.bench;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.RunningExtraly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program in one of the languages of the API's documentation.
 *
 * @param directory the program lies in, below the clients
 * @param probe succeeds when interpreter and libraries are there
 * @param command runs it; its arguments that name files of the directory begin with {@code ./}
 */
record ReferenceClient(String directory, List<String> probe, List<String> command) {
    private static final Path CLIENTS = Path.of("src", "test", "clients").toAbsolutePath();

    /** What a run printed, and where it left its files. */
    record Run(int exitCode, String output, Path files) {}

    /** Skips the test when the client cannot run here, unless the environment says that everything has to. */
    void require() throws IOException {
        require(directory, probe);
    }

    /** The same for any program that lies in {@code directory}. */
    static void require(String directory, List<String> probe) throws IOException {
        boolean there;
        try {
            there = start(probe, Files.createTempFile("probe", ".txt"), CLIENTS.resolve(directory), Map.of()) == 0;
        } catch (IOException e) {
            there = false;
        }
        if (!there && "1".equals(System.getenv("CI_STRICT"))) {
            throw new AssertionError("The " + directory + " program cannot run: this failed: " + probe);
        }
        assumeTrue(there, "The " + directory + " program is skipped, because this failed: " + probe);
    }

    Run run(RunningExtraly extraly, Customer customer, Path file, Path workingDirectory) throws IOException {
        List<String> resolved = new ArrayList<>();
        for (String part : command) {
            resolved.add(
                    part.startsWith("./") ? home().resolve(part.substring(2)).toString() : part);
        }
        Path output = Files.createTempFile("client", ".txt");
        int exitCode = start(
                resolved,
                output,
                workingDirectory,
                Map.of(
                        "EXTRALY_URL", extraly.address() + "/api/v1",
                        "EXTRALY_TOKEN", customer.accessToken(),
                        "EXTRALY_KEY", customer.key(),
                        "EXTRALY_FILE", file.toString()));
        return new Run(exitCode, Files.readString(output), workingDirectory);
    }

    private Path home() {
        return CLIENTS.resolve(directory);
    }

    private static int start(List<String> command, Path output, Path workingDirectory, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return process.waitFor(90, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}

package ai.extraly.bench.accuracy;

import ai.extraly.bench.system.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs run beside this one, to their end. */
final class Programs {
    private Programs() {}

    /**
     * What {@code command} prints.
     *
     * @throws IOException when it cannot be started or does not end with 0; says what it complained of
     */
    static String output(List<String> command) throws IOException {
        Path complaints = Files.createTempFile("complaints", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(complaints.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(
                        "%s ended with %d: %s".formatted(command.getFirst(), code, Files.readString(complaints)));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.getFirst() + " ran", e);
        } finally {
            Files.delete(complaints);
        }
    }

    /** The same with the Java that runs this. */
    static String java(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Installation.THIS_JAVA.toString());
        command.addAll(arguments);
        return output(command);
    }
}

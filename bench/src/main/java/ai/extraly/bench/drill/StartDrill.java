package ai.extraly.bench.drill;

import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Installation.Refusal;
import ai.extraly.bench.system.RunningExtraly;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starting is quick, and when it cannot succeed it says why in one sentence and ends with exit code 1: a port in use, a data
 * directory that cannot be written or belongs to another process, a Java that is too old.
 *
 * @param mostToReady how long a start may take until the system is ready
 */
public record StartDrill(Installation installation, Duration mostToReady) implements Drill {
    @Override
    public void run(Protocol protocol) throws IOException {
        try (RunningExtraly extraly = installation.start()) {
            ready(protocol, "first start", extraly);
            refused(
                    protocol,
                    "data directory in use",
                    installation.over(installation.data().path()).tryToStart(),
                    installation.data().path().toString());
        }
        try (RunningExtraly extraly = installation.start()) {
            ready(protocol, "second start", extraly);
            protocol.require(
                    Files.readString(extraly.log()).contains(extraly.address()),
                    "The start does not print the address");
        }
        try (ServerSocket taken = new ServerSocket(installation.port(), 1, InetAddress.getLoopbackAddress())) {
            refused(protocol, "port in use", installation.tryToStart(), String.valueOf(taken.getLocalPort()));
        }
        Path file = Files.createTempFile(installation.logs(), "not-a-directory", ".txt");
        refused(protocol, "data directory is a file", startIn(file), file.toString());
        Path below = file.resolve("data");
        refused(protocol, "data directory below a file", startIn(below), below.toString());
        if (Files.isDirectory(Path.of("/proc"))) {
            refused(protocol, "data directory not writable", startIn(Path.of("/proc/extraly")), "/proc/extraly");
        }
        Optional<Path> old = oldJava();
        if (old.isPresent()) {
            refused(protocol, "an older Java", installation.tryToStart(old.get()), "25");
        } else {
            protocol.figure("no older Java on this machine: not tried");
        }
    }

    private void ready(Protocol protocol, String what, RunningExtraly extraly) {
        protocol.figure("%s: ready after %.2f s", what, extraly.startToReady().toMillis() / 1000.0);
        protocol.require(
                extraly.startToReady().compareTo(mostToReady) <= 0,
                "The %s took %d ms until it was ready, and may take %d",
                what,
                extraly.startToReady().toMillis(),
                mostToReady.toMillis());
    }

    private Refusal startIn(Path directory) throws IOException {
        return installation.over(directory).tryToStart();
    }

    private static void refused(Protocol protocol, String what, Refusal refusal, String named) {
        String said = refusal.errors().strip();
        protocol.figure("%s: exit %d, \"%s\"", what, refusal.exitCode(), said);
        protocol.require(refusal.exitCode() == 1, "With %s the exit code is %d", what, refusal.exitCode());
        protocol.require(
                !said.isEmpty() && said.lines().count() == 1,
                "With %s there is not one line on stderr: %s",
                what,
                said);
        protocol.require(said.contains(named), "With %s the sentence does not name %s: %s", what, named, said);
        String all = refusal.output() + refusal.errors();
        protocol.require(
                !all.contains("\tat ") && !all.contains("Exception"), "With %s there is a stack trace: %s", what, all);
    }

    private static Optional<Path> oldJava() throws IOException {
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(installed)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(".*\\b(17|21)\\b.*"))
                    .map(entry -> entry.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .min(Comparator.naturalOrder());
        }
    }
}

package ai.extraly.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a one-machine installation keeps everything. */
public record DataDirectory(Path path) {
    /** What the system cannot do without: the event log, the vault with its key, and what was erased. */
    private static final Set<String> TRUTH =
            Set.of("events", "vault", "vault-master-key.json", "vault-master-key.json.history", "erasures");

    public EventLog events() {
        return new EventLog(path.resolve("events"));
    }

    public Path vault() {
        return path.resolve("vault");
    }

    /**
     * Deletes everything but event log and vault, while the system is stopped.
     *
     * @return the names of what was deleted
     */
    public List<String> forgetAllButTheTruth() throws IOException {
        return lose(name -> !TRUTH.contains(name));
    }

    /** Deletes what is there of {@code names}, while the system is stopped. */
    public List<String> lose(List<String> names) throws IOException {
        return lose(names::contains);
    }

    private List<String> lose(Predicate<String> doomed) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> rest = entries.filter(
                            entry -> doomed.test(entry.getFileName().toString()))
                    .sorted()
                    .toList();
            for (Path entry : rest) {
                delete(entry);
            }
            return rest.stream().map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static void delete(Path entry) throws IOException {
        try (Stream<Path> below = Files.walk(entry)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Every file below the vault that bears the id in its name. */
    public List<Path> vaultFilesOf(String id) throws IOException {
        try (Stream<Path> files = Files.walk(vault())) {
            return files.filter(file -> file.getFileName().toString().contains(id))
                    .toList();
        }
    }
}

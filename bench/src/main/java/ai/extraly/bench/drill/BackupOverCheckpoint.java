package ai.extraly.bench.drill;

import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.DataDirectory;
import ai.extraly.bench.system.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A backup in the middle of which a checkpoint is signed: one that is newer than the backup's copy of the log would say for ever that events
 * are missing. Checkpoints come a minute after one another, so backups are made around that moment until one has it inside.
 *
 * @param backups the directory that all backups lie in
 */
record BackupOverCheckpoint(Caller ops, DataDirectory data, Path backups) {
    private static final Duration ALMOST_A_MINUTE = Duration.ofSeconds(52);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int TRIES = 5;

    /** What is to be under way meanwhile. */
    interface Traffic {
        void goOn() throws IOException;
    }

    /** The directory of the backup. */
    Path make(Protocol protocol, Traffic traffic) throws IOException {
        Set<Path> signed = checkpoints();
        long end = System.nanoTime() + SOON.toNanos();
        while (checkpoints().equals(signed) && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(5));
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Pause.of(ALMOST_A_MINUTE);
            signed = checkpoints();
            traffic.goOn();
            while (checkpoints().equals(signed)) {
                Made made = backUp(protocol);
                if (made.overCheckpoint()) {
                    protocol.figure("A checkpoint was signed while this backup was made: %s", made.told());
                    return backups.resolve(made.told().path("name").asString());
                }
            }
        }
        throw new IOException("No checkpoint came in the middle of a backup");
    }

    private record Made(JsonNode told, boolean overCheckpoint) {}

    private Made backUp(Protocol protocol) throws IOException {
        Set<Path> before = checkpoints();
        String name = ops.postJson("/ops/backups", "{}")
                .expect(202)
                .data()
                .path("name")
                .asString();
        Path unfinished = backups.resolve(name + ".unfinished");
        boolean during = false;
        long end = System.nanoTime() + SOON.toNanos();
        while (Files.notExists(backups.resolve(name)) && System.nanoTime() < end) {
            during |= !checkpoints().equals(before) && Files.exists(unfinished);
            Pause.of(Duration.ofMillis(1));
        }
        JsonNode told = ops.get("/ops/backups").expect(200).data().path(0);
        while (told.path("status").asString().equals("running") && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(5));
            told = ops.get("/ops/backups").expect(200).data().path(0);
        }
        protocol.require(told.path("status").asString().equals("done"), "The backup failed: %s", told);
        return new Made(told, during);
    }

    private Set<Path> checkpoints() throws IOException {
        try (Stream<Path> records = Files.walk(data.vault().resolve("records"))) {
            return records.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }
}

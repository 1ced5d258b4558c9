package ai.extraly.app.embedded;

import ai.extraly.http.backup.Backup;
import ai.extraly.http.backup.Backups;
import ai.extraly.http.backup.CannotBackUpException;
import ai.extraly.vault.WrappingKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups of one machine: records, event log and vault, in this order, while everything goes on. */
final class EmbeddedBackups implements Backups {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBackups.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'extraly-'uuuu-MM-dd'T'HH-mm-ss-SSS'Z'")
            .withZone(ZoneOffset.UTC);
    /** How many that have ended are still told of. */
    private static final int REMEMBERED = 20;

    private final @Nullable Path directory;
    private final Path vault;
    private final EventLogFile events;
    private final Supplier<WrappingKeys> keys;
    private final Clock clock;
    private final Deque<Running> backups = new ArrayDeque<>();

    /**
     * @param directory under which each backup gets a directory of its own; null where none are to be made
     * @param keys asked when a backup is made, to see that one master key opens all of it
     */
    EmbeddedBackups(
            @Nullable Path directory, Path vault, EventLogFile events, Supplier<WrappingKeys> keys, Clock clock) {
        this.directory = directory;
        this.vault = vault;
        this.events = events;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public synchronized Backup start() {
        if (directory == null) {
            throw new CannotBackUpException(
                    "Backups are off: set extraly.backup.directory to a directory on another disk.");
        }
        if (backups.stream().anyMatch(backup -> backup.now().status() == Backup.Status.RUNNING)) {
            throw new CannotBackUpException("A backup is running already. Wait until it is done.");
        }
        if (keys.get().state().rewrapping().progress() == WrappingKeys.Progress.RUNNING) {
            throw new CannotBackUpException(
                    "The keys are being wrapped anew: no master key would open all of a backup. Wait until that is done.");
        }
        Running backup = new Running(directory.resolve(NAME.format(clock.instant())), clock.instant());
        backups.addFirst(backup);
        while (backups.size() > REMEMBERED) {
            backups.removeLast();
        }
        Thread.ofVirtual().name("backup").start(() -> backup.run(events, vault, keys.get(), clock));
        return backup.now();
    }

    @Override
    public synchronized List<Backup> all() {
        return backups.stream().map(Running::now).toList();
    }

    /** One backup from its start on. */
    private static final class Running {
        private final Path target;
        private final Instant started;
        private @Nullable BackupDirectory copy;
        private @Nullable Instant ended;
        private @Nullable String problem;

        Running(Path target, Instant started) {
            this.target = target;
            this.started = started;
        }

        void run(EventLogFile events, Path vault, WrappingKeys keys, Clock clock) {
            @Nullable String failure = null;
            try {
                List<String> masterKey = inUse(keys);
                BackupDirectory directory = new BackupDirectory(target);
                begun(directory);
                directory.copyRecords(vault);
                directory.copyEvents(events);
                directory.copyVault(vault);
                if (!inUse(keys).equals(masterKey)) {
                    throw new IOException(
                            "the master key was rotated meanwhile, so no master key would open all of it.");
                }
                directory.finish(masterKey);
                log.info("Made a backup: {}", target);
            } catch (IOException | RuntimeException e) {
                log.error("A backup into {} failed", target, e);
                failure = "It failed, and what there is of it is called unfinished. The log of the server says why.";
            }
            ended(clock.instant(), failure);
        }

        /** More than one after a rotation that failed: each has wrapped some of the keys. */
        private static List<String> inUse(WrappingKeys keys) {
            return keys.state().keys().stream()
                    .filter(key -> key.status() != WrappingKeys.Status.RETIRED)
                    .map(WrappingKeys.WrappingKey::id)
                    .toList();
        }

        private synchronized void begun(BackupDirectory directory) {
            copy = directory;
        }

        private synchronized void ended(Instant at, @Nullable String failure) {
            ended = at;
            problem = failure;
        }

        synchronized Backup now() {
            Backup.Status status =
                    ended == null ? Backup.Status.RUNNING : problem == null ? Backup.Status.DONE : Backup.Status.FAILED;
            return new Backup(
                    String.valueOf(target.getFileName()),
                    status,
                    copy == null ? 0 : copy.files(),
                    copy == null ? 0 : copy.bytes(),
                    started,
                    ended,
                    problem);
        }
    }
}

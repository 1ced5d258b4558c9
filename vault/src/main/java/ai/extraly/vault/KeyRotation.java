package ai.extraly.vault;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps all keys of a vault anew, one by one, each as long as it is still what it was: one that is destroyed meanwhile stays destroyed.
 * It goes through the vault until one way through finds nothing to do. A key that does not open is passed over, and nothing is retired
 * because of it. A new master key is in its file before anything is wrapped by it, and an old one leaves it when nothing is wrapped by it
 * any more; so a crash at any moment leaves a file that opens everything, and the next start goes on.
 */
final class KeyRotation implements WrappingKeys, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final String FAILED = "It failed, and the old key stays. The log of the server says why.";
    private static final String MADE = "made";
    private static final String RETIRED = "retired";

    private final BlobStore blobs;
    private final MasterKeyHolder masterKey;
    private final @Nullable MasterKeyFile file;
    private final Clock clock;

    private Rewrapping rewrapping = new Rewrapping(Progress.IDLE, 0, 0, 0, List.of(), null, null, null);
    private @Nullable Thread running;
    private volatile boolean closed;

    KeyRotation(BlobStore blobs, MasterKeyHolder masterKey, @Nullable MasterKeyFile file, Clock clock) {
        this.blobs = blobs;
        this.masterKey = masterKey;
        this.file = file;
        this.clock = clock;
    }

    /** Goes on with what a crash interrupted, where it is for this process to end it. */
    synchronized void resume() {
        if (file != null) {
            file.clearUp();
            if (masterKey.current().ids().size() > 1) {
                begin();
            }
        }
    }

    @Override
    public synchronized State rotate() {
        if (running != null) {
            throw new CannotRotateException("The keys are being wrapped anew already. Wait until that is done.");
        }
        if (file != null) {
            MasterKey next = masterKey.current().withNewPrimary();
            file.remember(String.join(
                    " ", MADE, next.ids().getFirst(), clock.instant().toString()));
            file.replace(next);
            masterKey.replace(next);
        } else if (masterKey.current().ids().size() == 1) {
            throw new CannotRotateException(
                    "The master key comes from configuration and has one key only. Make a new one (extraly keys make), put it behind the"
                            + " old one on every node, then in front of it on every node, and rotate then.");
        }
        begin();
        return state();
    }

    private void begin() {
        rewrapping = new Rewrapping(Progress.RUNNING, 0, 0, 0, List.of(), clock.instant(), null, null);
        running = Thread.ofVirtual().name("key-rotation").start(this::run);
    }

    private void run() {
        @Nullable String problem = FAILED;
        try {
            problem = wrapEverything();
        } catch (IOException | RuntimeException e) {
            LOG.error("Wrapping the keys anew failed; the old master key stays", e);
        } finally {
            // After an Error as well: nobody could begin it again otherwise.
            end(problem);
        }
    }

    /** What is the matter, if anything is. */
    private @Nullable String wrapEverything() throws IOException {
        Rewrap way;
        do {
            way = new Rewrap(blobs, masterKey.current(), this::progress, () -> closed);
            way.go();
        } while (way.changed() > 0);
        if (closed) {
            return "It was stopped, and the old key stays. The next start goes on where the master key is this process's own.";
        }
        if (way.failed() > 0) {
            LOG.error("{} keys could not be wrapped anew, the first of them {}", way.failed(), way.unopened());
            return way.failed() + " of " + way.total()
                    + " keys could not be opened, so the old key stays. Delete what they are of, or put"
                    + " them back from a backup, and rotate again.";
        }
        retire();
        return null;
    }

    /** It is on record before it is done: what the file still has is not retired, whatever the record says. */
    private void retire() {
        if (file == null) {
            return;
        }
        List<String> old = masterKey.current().ids().stream().skip(1).toList();
        MasterKey next = masterKey.current().primaryAlone();
        old.forEach(id ->
                file.remember(String.join(" ", RETIRED, id, clock.instant().toString())));
        file.replace(next);
        masterKey.replace(next);
        LOG.info("The master key {} wraps everything; retired {}", next.ids().getFirst(), old);
    }

    private synchronized void progress(Rewrap way) {
        rewrapping = new Rewrapping(
                Progress.RUNNING,
                way.wrapped(),
                way.total(),
                way.failed(),
                way.unopened(),
                rewrapping.startedAt(),
                null,
                null);
    }

    private synchronized void end(@Nullable String problem) {
        rewrapping = new Rewrapping(
                problem == null ? Progress.DONE : Progress.FAILED,
                rewrapping.wrapped(),
                rewrapping.total(),
                rewrapping.failed(),
                rewrapping.unopened(),
                rewrapping.startedAt(),
                clock.instant(),
                problem);
        running = null;
    }

    @Override
    public synchronized State state() {
        Map<String, Instant> made = new LinkedHashMap<>();
        Map<String, Instant> retired = new LinkedHashMap<>();
        for (String line : file == null ? List.<String>of() : file.history()) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 3) {
                (parts[0].equals(MADE) ? made : retired).put(parts[1], Instant.parse(parts[2]));
            }
        }
        List<String> ids = masterKey.current().ids();
        List<WrappingKey> keys = new ArrayList<>();
        for (String id : ids) {
            Status status = keys.isEmpty() ? Status.PRIMARY : Status.RETIRING;
            keys.add(new WrappingKey(id, status, made.get(id), null));
        }
        retired.keySet().removeAll(ids);
        retired.forEach((id, at) -> keys.add(new WrappingKey(id, Status.RETIRED, made.get(id), at)));
        return new State(keys, rewrapping);
    }

    /** What is not done yet is for the next start. */
    @Override
    public void close() {
        closed = true;
    }
}

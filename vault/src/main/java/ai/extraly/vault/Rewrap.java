package ai.extraly.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way through a vault, on which everything is wrapped by the primary that was not. What does not open is left as it is. */
final class Rewrap {
    private static final Logger LOG = LoggerFactory.getLogger(Rewrap.class);
    private static final int MOST_NAMED = 100;

    private final BlobStore blobs;
    private final MasterKey all;
    private final MasterKey primary;
    private final Consumer<Rewrap> progress;
    private final BooleanSupplier stopped;
    private final List<String> unopened = new ArrayList<>();
    private long total;
    private long wrapped;
    private long changed;
    private long failed;

    /**
     * @param progress told after each key
     * @param stopped asked before each key
     */
    Rewrap(BlobStore blobs, MasterKey all, Consumer<Rewrap> progress, BooleanSupplier stopped) {
        this.blobs = blobs;
        this.all = all;
        this.primary = all.primaryAlone();
        this.progress = progress;
        this.stopped = stopped;
    }

    void go() throws IOException {
        List<String> names;
        try (Stream<String> every = blobs.keys()) {
            names = every.toList();
        }
        total = names.size();
        for (String name : names) {
            if (stopped.getAsBoolean()) {
                return;
            }
            tryToWrap(name);
            progress.accept(this);
        }
    }

    private void tryToWrap(String name) {
        try {
            changed += wrap(name) ? 1 : 0;
            wrapped++;
        } catch (GeneralSecurityException | IOException e) {
            failed++;
            if (unopened.size() < MOST_NAMED) {
                unopened.add(name);
                LOG.warn("The key {} could not be wrapped anew", name, e);
            }
        }
    }

    private boolean wrap(String name) throws IOException, GeneralSecurityException {
        Optional<byte[]> found = blobs.key(name);
        while (found.isPresent() && !primary.wrapped(found.get(), name)) {
            if (blobs.replaceKey(name, found.get(), all.rewrap(found.get(), name, primary))) {
                return true;
            }
            found = blobs.key(name);
        }
        return false;
    }

    long total() {
        return total;
    }

    /** How many are wrapped by the primary now. */
    long wrapped() {
        return wrapped;
    }

    /** How many of them were not before. */
    long changed() {
        return changed;
    }

    /** How many do not open. */
    long failed() {
        return failed;
    }

    /** The names of the first that do not open. */
    List<String> unopened() {
        return List.copyOf(unopened);
    }
}

package ai.extraly.query.generation;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What takes longer than the other generations may wait: each once at a time, and given up when the node stops. */
final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    /** Whoever was interrupted is done in no time, unless it waits for something that does not notice. */
    private static final Duration TO_GIVE_UP = Duration.ofSeconds(5);

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("generations-", 0).factory());

    /** Does {@code work}, unless {@code errand} is under way. */
    void run(String errand, Runnable work) {
        if (underWay.add(errand)) {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    if (!threads.isShutdown()) {
                        LOG.warn("{}: this did not succeed and is tried again", errand, e);
                    }
                } finally {
                    underWay.remove(errand);
                }
            });
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(TO_GIVE_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Still under way: {}", underWay);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

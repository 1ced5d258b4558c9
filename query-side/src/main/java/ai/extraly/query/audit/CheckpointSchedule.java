package ai.extraly.query.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Signs every minute, and once more at the end, when nothing is stored any more. */
public final class CheckpointSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CheckpointSchedule.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    private final CheckpointWriter writer;
    private volatile @Nullable ScheduledExecutorService running;

    public CheckpointSchedule(CheckpointWriter writer) {
        this.writer = writer;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a write reports its own failure
    public void start() {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("checkpoints").daemon().factory());
        scheduler.scheduleWithFixedDelay(this::write, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        running = scheduler;
    }

    @Override
    public void stop() {
        ScheduledExecutorService scheduler = running;
        if (scheduler == null) {
            return;
        }
        running = null;
        scheduler.execute(this::write);
        scheduler.shutdown();
        try {
            if (!scheduler.awaitTermination(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn(
                        "No checkpoint was signed within {} s: what is newest stays unanchored",
                        STOPS_WITHIN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            writer.write();
        } catch (RuntimeException e) {
            log.error("No checkpoint could be signed; it is tried again in a minute", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Stops after everything that stores events, and before the connections to where they are stored. */
    @Override
    public int getPhase() {
        return Phase.EXTERNAL_CONNECTIONS + 1;
    }
}

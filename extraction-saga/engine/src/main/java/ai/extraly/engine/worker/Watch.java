package ai.extraly.engine.worker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks after children that are at work, several times a second. */
final class Watch implements AutoCloseable {

    /** In this time a child takes some 100 MiB more than it may, at the speed at which memory is written. */
    private static final Duration EVERY = Duration.ofMillis(50);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch over children").factory());

    /** @param memory what each may have, in MiB */
    Watch(Set<Child> children, int memory) {
        var _ = clock.scheduleWithFixedDelay(
                () -> children.forEach(child -> child.check(memory)),
                EVERY.toMillis(),
                EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

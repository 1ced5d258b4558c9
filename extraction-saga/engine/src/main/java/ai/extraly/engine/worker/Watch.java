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
                () -> children.forEach(child -> look(child, memory)),
                EVERY.toMillis(),
                EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What keeps it from looking at one of them, such as no memory, must keep it neither from the others nor from the next look. */
    private static void look(Child child, int memory) {
        try {
            child.check(memory);
        } catch (RuntimeException | Error e) {
            // Soon it looks again.
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

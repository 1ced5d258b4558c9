package ai.extraly.engine.worker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks after children that are at work, several times a second. */
final class Watch implements AutoCloseable {

    private static final System.Logger log = System.getLogger(Workers.class.getName());

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

    /** Whatever happens, there is a next look: without it a child that hangs would hang for ever. */
    private static void look(Child child, int memory) {
        try {
            child.check(memory);
        } catch (RuntimeException | Error e) {
            log.log(System.Logger.Level.WARNING, "Child process " + child.pid() + " could not be looked at", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

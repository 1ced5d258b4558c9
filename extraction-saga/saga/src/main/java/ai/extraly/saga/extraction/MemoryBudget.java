package ai.extraly.saga.extraction;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * How many bytes of originals may lie in memory at the same time. A file larger than all of it waits until it has the memory for
 * itself.
 */
final class MemoryBudget {
    /** The rest is for everything else: the pages that are made of an original, requests, stores. */
    private static final int PART_OF_THE_HEAP = 4;
    /** Permits are an int; so counted, a budget may have two terabytes. */
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    private MemoryBudget(long bytes) {
        this.units = Math.toIntExact(Math.max(1, bytes / UNIT));
        this.free = new Semaphore(units, true);
    }

    static MemoryBudget of(long bytes) {
        return new MemoryBudget(bytes);
    }

    static MemoryBudget ofThisProcess() {
        return of(Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
    }

    /** Waits in fair order until {@code bytes} may be held. */
    Lease acquire(long bytes) throws InterruptedException {
        int wanted = units(bytes);
        free.acquire(wanted);
        return () -> free.release(wanted);
    }

    /** Does not wait. */
    Optional<Lease> tryAcquire(long bytes) {
        int wanted = units(bytes);
        return free.tryAcquire(wanted) ? Optional.of(() -> free.release(wanted)) : Optional.empty();
    }

    private int units(long bytes) {
        return Math.clamp(Math.ceilDiv(bytes, UNIT), 1, units);
    }

    /** What is held; to be closed once. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}

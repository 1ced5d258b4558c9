package ai.extraly.saga.memory;

import java.util.concurrent.Semaphore;

/**
 * How many bytes of content may lie in memory at the same time. What is larger than all of it waits until it has the memory for
 * itself.
 */
public final class MemoryBudget {
    /** Permits are an int; so counted, a budget may have two terabytes. */
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    private MemoryBudget(long bytes) {
        this.units = Math.toIntExact(Math.max(1, bytes / UNIT));
        this.free = new Semaphore(units, true);
    }

    /** A budget of {@code bytes}. */
    public static MemoryBudget of(long bytes) {
        return new MemoryBudget(bytes);
    }

    /** A budget of the heap's {@code part}th part. */
    public static MemoryBudget partOfTheHeap(int part) {
        return of(Runtime.getRuntime().maxMemory() / part);
    }

    /** Waits in fair order until {@code bytes} may be held. */
    public Lease acquire(long bytes) throws InterruptedException {
        int wanted = units(bytes);
        free.acquire(wanted);
        return () -> free.release(wanted);
    }

    private int units(long bytes) {
        return Math.clamp(Math.ceilDiv(bytes, UNIT), 1, units);
    }

    /** What is held; to be closed once. */
    public interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}

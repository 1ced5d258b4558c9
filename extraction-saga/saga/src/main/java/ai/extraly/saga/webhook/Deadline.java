package ai.extraly.saga.webhook;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The end of a POST, whatever it is doing then. A timeout on a socket bounds each read and not their number, so what drips could go
 * on for ever; to have its socket closed under it ends everything.
 */
final class Deadline {
    private final ScheduledExecutorService watch;
    private final long start = System.nanoTime();
    private final Duration limit;

    Deadline(Duration limit, ScheduledExecutorService watch) {
        this.limit = limit;
        this.watch = watch;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    Duration left() {
        Duration left = limit.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver() {
        return left().isZero();
    }

    /** Closes {@code connection} when the time is up or {@code atMost} has passed, unless told before that it need not. */
    Guard guard(Closeable connection, Duration atMost) {
        Duration wait = atMost.compareTo(left()) < 0 ? atMost : left();
        return new Guard(watch.schedule(() -> close(connection), wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // Whoever is at the other end of it will notice.
        }
    }

    /** Stands by a connection. */
    record Guard(ScheduledFuture<?> closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.cancel(false);
        }
    }
}

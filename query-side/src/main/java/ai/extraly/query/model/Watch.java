package ai.extraly.query.model;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one waits for a row. The rows that the projection of this process has just written are shown at once; for those of other
 * processes everybody's rows are polled together. Nobody who waits holds a thread.
 */
public final class Watch<R extends Row> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration TICK = Duration.ofMillis(10);

    /** An id is polled after one tick, then after two, and in the end every five: soon when it is soon, cheap when it is long. */
    private static final int SLOWEST = 5;

    private record Waiter<R>(Predicate<? super R> enough, CompletableFuture<Boolean> answer) {}

    private final Rows<R> rows;
    private final ScheduledExecutorService scheduler;
    private final Map<String, Place<R>> places = new ConcurrentHashMap<>();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private volatile boolean closed;

    /** @param scheduler with at least two threads: while one polls, the other keeps the waiters' patience */
    public Watch(Rows<R> rows, ScheduledExecutorService scheduler) {
        this.rows = rows;
        this.scheduler = scheduler;
    }

    /** True as soon as the row {@code id} is {@code enough}, or false after {@code patience}. */
    public CompletableFuture<Boolean> until(String id, Predicate<? super R> enough, Duration patience) {
        if (rows.find(id).filter(enough).isPresent()) {
            return CompletableFuture.completedFuture(true);
        }
        if (closed || !patience.isPositive()) {
            return CompletableFuture.completedFuture(false);
        }
        Waiter<R> waiter = new Waiter<>(enough, new CompletableFuture<>());
        places.compute(id, (key, place) -> (place == null ? new Place<R>() : place).with(waiter));
        Future<?> patienceEnds =
                scheduler.schedule(() -> answer(waiter, false), patience.toNanos(), TimeUnit.NANOSECONDS);
        tickSoon();
        if (closed) {
            answer(waiter, false);
        }
        return waiter.answer().whenComplete((seen, failure) -> {
            patienceEnds.cancel(false);
            places.computeIfPresent(id, (key, place) -> place.without(waiter) ? null : place);
        });
    }

    /** Answers those for whom one of {@code current} is enough. */
    public void show(Collection<R> current) {
        for (R row : current) {
            Place<R> place = places.get(row.id());
            if (place != null) {
                place.waiters.stream()
                        .filter(waiter -> waiter.enough().test(row))
                        .forEach(waiter -> answer(waiter, true));
            }
        }
    }

    /** Answers everybody with false, and whoever comes afterwards, too. */
    @Override
    public void close() {
        closed = true;
        places.values().forEach(place -> place.waiters.forEach(waiter -> answer(waiter, false)));
    }

    /** On a thread of its own: what the asker does with the answer must hold up neither the projection nor the polling. */
    private void answer(Waiter<R> waiter, boolean seen) {
        Thread.startVirtualThread(() -> waiter.answer().complete(seen));
    }

    private void tickSoon() {
        if (!places.isEmpty() && ticking.compareAndSet(false, true)) {
            Future<?> _ = scheduler.schedule(this::tick, TICK.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void tick() {
        try {
            List<String> due = places.entrySet().stream()
                    .filter(place -> place.getValue().isDue())
                    .map(Map.Entry::getKey)
                    .toList();
            if (!due.isEmpty()) {
                show(rows.findAll(due).values());
            }
        } catch (RuntimeException e) {
            LOG.warn("Rows could not be read; those who wait go on waiting", e);
        } finally {
            ticking.set(false);
            tickSoon();
        }
    }

    /** Where all wait who wait for the same row. */
    private static final class Place<R> {
        private final List<Waiter<R>> waiters = new CopyOnWriteArrayList<>();
        private int interval = 1;
        private int rest = 1;

        Place<R> with(Waiter<R> waiter) {
            waiters.add(waiter);
            return this;
        }

        /** Whether nobody is left. */
        boolean without(Waiter<R> waiter) {
            waiters.remove(waiter);
            return waiters.isEmpty();
        }

        /** Asked once a tick, by one thread at a time. */
        boolean isDue() {
            rest--;
            if (rest > 0) {
                return false;
            }
            interval = Math.min(interval + 1, SLOWEST);
            rest = interval;
            return true;
        }
    }
}

package ai.extraly.query.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The event log as a generation reads it: with all events, and while it is built not faster than it may, up to what had happened when
 * it began. (A source may leave out events of the kinds that nobody handles. Then the position would stay behind the head although
 * nothing is left to be done, and nobody could tell when everything was seen.)
 *
 * <p>The brake is at the source, because whoever holds up a handler holds up a batch and with it the claim of its segment.
 */
final class Throttled implements StreamableMessageSource<TrackedEventMessage<?>> {
    /** So often a source that had to wait may go on: short against what anybody notices. */
    private static final Duration TICK = Duration.ofMillis(50);

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final long head;
    private final int eventsPerSecond;
    private final ScheduledExecutorService scheduler;

    /** @param eventsPerSecond 0 is no limit */
    Throttled(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            long head,
            int eventsPerSecond,
            ScheduledExecutorService scheduler) {
        this.log = log;
        this.head = head;
        this.eventsPerSecond = eventsPerSecond;
        this.scheduler = scheduler;
    }

    /** All events, as fast as they come. */
    static Throttled not(StreamableMessageSource<TrackedEventMessage<?>> log, ScheduledExecutorService scheduler) {
        return new Throttled(log, Positions.NOWHERE, 0, scheduler);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Braked(log.openStream(token));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    private final class Braked implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingStream<TrackedEventMessage<?>> stream;
        private final AtomicBoolean waking = new AtomicBoolean();
        private volatile Runnable available = () -> {};
        private long since = System.nanoTime();
        private double permits;
        private boolean past;

        Braked(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (!stream.hasNextAvailable(timeout, unit)) {
                return false;
            }
            if (mayGo()) {
                return true;
            }
            if (waking.compareAndSet(false, true)) {
                Future<?> _ = scheduler.schedule(this::wake, TICK.toNanos(), TimeUnit.NANOSECONDS);
            }
            return false;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> event = stream.nextAvailable();
            permits--;
            past = event.trackingToken().position().orElse(Positions.NOWHERE) >= head;
            return event;
        }

        /** Nothing is left out. */
        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {}

        @Override
        public void close() {
            stream.close();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            available = callback;
            return stream.setOnAvailableCallback(callback);
        }

        private void wake() {
            waking.set(false);
            available.run();
        }

        /** What is not used within a tick is not saved up: that would be a burst. */
        private boolean mayGo() {
            if (eventsPerSecond == 0 || past) {
                return true;
            }
            long now = System.nanoTime();
            double most = Math.max(1, eventsPerSecond * 2.0 * TICK.toNanos() / 1e9);
            permits = Math.min(most, permits + eventsPerSecond * (now - since) / 1e9);
            since = now;
            return permits >= 1;
        }
    }
}

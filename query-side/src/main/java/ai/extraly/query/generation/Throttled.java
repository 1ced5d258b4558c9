package ai.extraly.query.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
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
 * <p>The brake is at the source, because whoever holds up a handler holds up a batch and with it the claim of its segment. Who was told
 * to wait is called when he may go on. A processor that nobody calls looks again after half a second, most of which would be lost.
 */
final class Throttled implements StreamableMessageSource<TrackedEventMessage<?>> {
    /** So often a source that had to wait may go on: short against what anybody notices. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** Saved up at most: a tick that was waited for, and one by which the call may be late. More would be a burst. */
    private static final Duration SAVED = TICK.multipliedBy(2);

    /** So often somebody looks for new events where the log itself does not call: as often as a processor would by itself. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final long head;
    private final int eventsPerSecond;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanoTime;

    /** @param eventsPerSecond 0 is no limit */
    Throttled(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            long head,
            int eventsPerSecond,
            ScheduledExecutorService scheduler,
            LongSupplier nanoTime) {
        this.log = log;
        this.head = head;
        this.eventsPerSecond = eventsPerSecond;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
    }

    /** All events, as fast as they come. */
    static Throttled not(StreamableMessageSource<TrackedEventMessage<?>> log, ScheduledExecutorService scheduler) {
        return new Throttled(log, Positions.NOWHERE, 0, scheduler, System::nanoTime);
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
        private boolean logCalls = true;
        private long since = nanoTime.getAsLong();
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
                if (!logCalls && eventsPerSecond > 0) {
                    wakeAfter(LOOK);
                }
                return false;
            }
            if (mayGo()) {
                return true;
            }
            wakeAfter(TICK);
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
            logCalls = stream.setOnAvailableCallback(callback);
            return logCalls || eventsPerSecond > 0;
        }

        private void wakeAfter(Duration pause) {
            if (waking.compareAndSet(false, true)) {
                Future<?> _ = scheduler.schedule(this::wake, pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        }

        private void wake() {
            waking.set(false);
            available.run();
        }

        private boolean mayGo() {
            if (eventsPerSecond == 0 || past) {
                return true;
            }
            long now = nanoTime.getAsLong();
            double most = Math.max(1, eventsPerSecond * SAVED.toNanos() / 1e9);
            permits = Math.min(most, permits + eventsPerSecond * (now - since) / 1e9);
            since = now;
            return permits >= 1;
        }
    }
}

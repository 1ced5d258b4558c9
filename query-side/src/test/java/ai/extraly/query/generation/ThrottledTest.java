package ai.extraly.query.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrottledTest {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Skipping log = new Skipping();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void nothingIsLeftOutSoThatAPositionReachesTheHead() throws InterruptedException {
        // given
        BlockingStream<TrackedEventMessage<?>> stream =
                Throttled.not(token -> log, scheduler).openStream(null);
        TrackedEventMessage<?> event = stream.nextAvailable();

        // when
        stream.skipMessagesWithPayloadTypeOf(event);

        // then
        assertThat(log.skipped).isEmpty();
    }

    @Test
    void whatIsNotThrottledMayAlwaysGo() throws InterruptedException {
        // given
        BlockingStream<TrackedEventMessage<?>> stream =
                Throttled.not(token -> log, scheduler).openStream(null);

        // then
        for (int event = 0; event < 1_000; event++) {
            assertThat(stream.hasNextAvailable()).isTrue();
            stream.nextAvailable();
        }
    }

    @Test
    void asManyASecondAsWereSetAlthoughTheLogDoesNotCall() throws InterruptedException {
        // given
        ByHand time = new ByHand();
        Reader reader = new Reader(throttled(2_000, time));

        // when
        long[] readBy = new long[10_001];
        for (int milli = 1; milli <= 10_000; milli++) {
            time.passMillisecond();
            readBy[milli] = reader.read;
        }

        // then
        assertThat(readBy[10_000]).isBetween(19_800L, 20_000L);
        for (int milli = 1_000; milli <= 10_000; milli++) {
            assertThat(readBy[milli] - readBy[milli - 1_000]).isLessThanOrEqualTo(2_000 + 200);
        }
    }

    @Test
    void whatIsNotReadForAWhileIsNotSavedUp() throws InterruptedException {
        // given
        ByHand time = new ByHand();
        BlockingStream<TrackedEventMessage<?>> stream = throttled(2_000, time);

        // when
        time.nanos = TimeUnit.MINUTES.toNanos(1);
        int read = 0;
        while (stream.hasNextAvailable()) {
            stream.nextAvailable();
            read++;
        }

        // then
        assertThat(read).isEqualTo(200);
    }

    @Test
    void whoHasReadAllIsCalledToLookAgain() {
        // given
        ByHand time = new ByHand();
        Reader reader = new Reader(throttled(2_000, time));
        log.end = 3;
        time.pass(Duration.ofSeconds(1));
        long before = reader.read;

        // when
        log.end = 5;
        time.pass(Duration.ofMillis(501));

        // then
        assertThat(before).isEqualTo(3);
        assertThat(reader.read).isEqualTo(5);
    }

    private BlockingStream<TrackedEventMessage<?>> throttled(int eventsPerSecond, ByHand time) {
        return new Throttled(token -> log, Long.MAX_VALUE, eventsPerSecond, time, () -> time.nanos).openStream(null);
    }

    /** Reads as a processor does: as much as it gets whenever it is called, and then it waits for the next call. */
    private static final class Reader {
        private final BlockingStream<TrackedEventMessage<?>> stream;
        private long read;

        Reader(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
            assertThat(stream.setOnAvailableCallback(this::read)).isTrue();
            read();
        }

        private void read() {
            try {
                while (stream.hasNextAvailable()) {
                    stream.nextAvailable();
                    read++;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Time that passes by hand, and does what is due. */
    private static final class ByHand extends ScheduledThreadPoolExecutor {
        private final NavigableMap<Long, Runnable> due = new TreeMap<>();
        private long nanos;

        ByHand() {
            super(0);
        }

        void pass(Duration time) {
            for (long milli = 0; milli < time.toMillis(); milli++) {
                passMillisecond();
            }
        }

        void passMillisecond() {
            nanos += TimeUnit.MILLISECONDS.toNanos(1);
            List<Runnable> now = List.copyOf(due.headMap(nanos, true).values());
            due.headMap(nanos, true).clear();
            now.forEach(Runnable::run);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            due.put(nanos + unit.toNanos(delay), task);
            return super.schedule(() -> {}, 0, TimeUnit.NANOSECONDS);
        }
    }

    /** A log that leaves out what it is told to, and that calls nobody. */
    private static final class Skipping implements BlockingStream<TrackedEventMessage<?>> {
        private final List<TrackedEventMessage<?>> skipped = new ArrayList<>();
        private long next;
        private long end = Long.MAX_VALUE;

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return next < end;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(next++), GenericEventMessage.asEventMessage("event"));
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            skipped.add(ignored);
        }

        @Override
        public void close() {}
    }
}

package ai.extraly.query.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

    /** A log without end that leaves out what it is told to. */
    private static final class Skipping implements BlockingStream<TrackedEventMessage<?>> {
        private final List<TrackedEventMessage<?>> skipped = new ArrayList<>();
        private long next;

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return true;
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

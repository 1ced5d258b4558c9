package ai.extraly.query.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final String PROCESSOR = "documents/2";
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    private Instant now = NOON;
    private final Failures failures = new Failures(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aFailureIsRememberedFromTheFirstTryToTheLast() {
        // when
        batch(0, 7, 9).handle(FailuresTest::fails);
        now = NOON.plusSeconds(90);
        batch(0, 7, 9).handle(FailuresTest::fails);

        // then
        assertThat(failures.of(PROCESSOR))
                .containsExactly(new Failure(0, 7, IllegalStateException.class.getName(), NOON, now));
        assertThat(failures.of(PROCESSOR).getFirst().sentence()).isEqualTo("It could not be handled: illegal state.");
        assertThat(failures.of("documents/1")).isEmpty();
    }

    @Test
    void whatFailsAtItsEndHasFailed() {
        // given
        Batch batch = batch(0, 7, 9);
        batch.unit.onPrepareCommit(committing -> {
            throw new IllegalArgumentException("not written");
        });

        // when
        batch.handle(() -> null);

        // then
        assertThat(failures.of(PROCESSOR))
                .extracting(Failure::type)
                .containsExactly(IllegalArgumentException.class.getName());
    }

    @Test
    void anotherEventIsAnotherFailure() {
        // when
        batch(0, 7, 9).handle(FailuresTest::fails);
        now = NOON.plus(Duration.ofHours(1));
        batch(0, 12, 12).handle(FailuresTest::fails);

        // then
        assertThat(failures.of(PROCESSOR)).extracting(Failure::since).containsExactly(now);
    }

    @Test
    void aSegmentThatGoesOnHasNoFailureAndTheOthersKeepTheirs() {
        // given
        batch(0, 7, 9).handle(FailuresTest::fails);
        batch(1, 8, 8).handle(FailuresTest::fails);

        // when
        batch(0, 7, 9).handle(() -> null);

        // then
        assertThat(failures.of(PROCESSOR)).extracting(Failure::segment).containsExactly(1);
    }

    @Test
    void aDeadLetterThatFailsAgainStopsNoSegment() {
        // given
        Batch retry = batch(0, 7, 7);
        retry.unit.resources().clear();

        // when
        retry.handle(FailuresTest::fails);

        // then
        assertThat(failures.of(PROCESSOR)).isEmpty();
    }

    private static Object fails() {
        throw new IllegalStateException("content");
    }

    private Batch batch(int segment, long first, long last) {
        List<TrackedEventMessage<?>> events = LongStream.rangeClosed(first, last)
                .<TrackedEventMessage<?>>mapToObj(position -> new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("event")))
                .toList();
        BatchingUnitOfWork<TrackedEventMessage<?>> unit = new BatchingUnitOfWork<>(events);
        unit.resources().put("Processor[" + PROCESSOR + "]/SegmentId", segment);
        return new Batch(unit, failures.watching(PROCESSOR));
    }

    private record Batch(
            BatchingUnitOfWork<TrackedEventMessage<?>> unit, MessageHandlerInterceptor<EventMessage<?>> watching) {
        void handle(Callable<?> handler) {
            assertThat(unit.executeWithResult(() -> watching.handle(unit, handler::call))
                            .getMetaData())
                    .isNotNull();
        }
    }
}

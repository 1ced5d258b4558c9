package ai.extraly.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TokenAfterStateTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final TrackingToken FIRST = new GlobalSequenceTrackingToken(1);
    private static final TrackingToken SECOND = new GlobalSequenceTrackingToken(2);

    private final List<String> effects = new CopyOnWriteArrayList<>();
    private final NotingTokenStore stored = new NotingTokenStore();
    private final SettableClock clock = new SettableClock();
    private final TokenAfterState tokens = new TokenAfterState(stored, Duration.ofSeconds(5), clock);

    @Nested
    class InAProcessor {
        private final EmbeddedEventStore events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        private final PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("p")
                .messageSource(events)
                .tokenStore(tokens)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Handler())
                        .build())
                .transactionManager(NotedTransaction::new)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .build();

        @AfterEach
        void stop() {
            processor.shutDown();
            threads.shutdown();
        }

        @Test
        void thePlaceIsStoredAfterAllElseOfTheBatchIsCommitted() {
            // given
            processor.start();
            // when
            events.publish(GenericEventMessage.asEventMessage("event"));
            await().atMost(PATIENCE).until(() -> effects.contains("token 0"));
            // then
            assertThat(effects.subList(effects.indexOf("handled"), effects.size()))
                    .startsWith("handled", "state written", "committed", "token 0");
        }

        @Test
        void aBatchThatFailsComesAgain() {
            // given
            processor.start();
            events.publish(GenericEventMessage.asEventMessage("fails once"));
            // when
            await().atMost(PATIENCE).until(() -> effects.contains("token 0"));
            // then
            assertThat(effects)
                    .containsSubsequence(
                            "handled", "state refused", "handled again", "state written", "committed", "token 0");
        }
    }

    @Nested
    class AtTheEndOfABatch {
        @BeforeEach
        void claimed() {
            stored.initializeTokenSegments("p", 1, null);
            tokens.fetchToken("p", 0);
        }

        @Test
        void whatCouldNotBeStoredIsStoredWithTheNextExtension() {
            // given
            stored.fail = true;
            batch(FIRST);
            stored.fail = false;
            // when
            tokens.extendClaim("p", 0);
            // then
            assertThat(stored.place()).isEqualTo(FIRST);
        }

        @Test
        void whatCouldNotBeStoredIsOvertakenByTheNextBatch() {
            // given
            stored.fail = true;
            batch(FIRST);
            stored.fail = false;
            // when
            batch(SECOND);
            tokens.extendClaim("p", 0);
            // then
            assertThat(stored.place()).isEqualTo(SECOND);
            assertThat(effects).containsExactly("token 1 failed", "claim extended", "token 2", "claim extended");
        }

        @Test
        void aBatchAfterAFailedOneEndsWhenTheClaimIsLost() {
            // given
            stored.fail = true;
            batch(FIRST);
            stored.lost = true;
            // when
            assertThatThrownBy(() -> batch(SECOND)).isInstanceOf(UnableToClaimTokenException.class);
            // then
            assertThat(effects).doesNotContain("token 2");
        }

        @Test
        void aLongBatchConfirmsItsClaimBeforeItCommits() {
            // given
            clock.advance(Duration.ofSeconds(6));
            stored.lost = true;
            // when
            assertThatThrownBy(() -> batch(FIRST)).isInstanceOf(UnableToClaimTokenException.class);
            // then
            assertThat(stored.place()).isNull();
        }

        @Test
        void aShortBatchTakesItsClaimForGranted() {
            clock.advance(Duration.ofSeconds(4));

            batch(FIRST);

            assertThat(effects).containsExactly("token 1");
        }

        @Test
        void aClaimThatWasGivenBackOwesNothing() {
            // given
            stored.fail = true;
            batch(FIRST);
            stored.fail = false;
            // when
            tokens.releaseClaim("p", 0);
            tokens.extendClaim("p", 0);
            // then
            assertThat(stored.place()).isNull();
        }

        private void batch(TrackingToken end) {
            UnitOfWork<EventMessage<?>> unitOfWork = new DefaultUnitOfWork<>(GenericEventMessage.asEventMessage("e"));
            unitOfWork.resources().put("Processor[p]/SegmentId", 0);
            unitOfWork.onPrepareCommit(u -> tokens.storeToken(end, "p", 0));
            unitOfWork.start();
            unitOfWork.commit();
        }
    }

    @Nested
    class OutsideABatch {
        @BeforeEach
        void claimed() {
            stored.initializeTokenSegments("p", 1, null);
        }

        @Test
        void aPlaceIsStoredAtOnce() {
            tokens.storeToken(FIRST, "p", 0);

            assertThat(stored.place()).isEqualTo(FIRST);
        }

        @Test
        void aPlaceIsStoredAtOnceAlsoWhileSomethingElseIsHandled() {
            // given a command handler that resets a processor
            UnitOfWork<EventMessage<?>> unitOfWork = new DefaultUnitOfWork<>(GenericEventMessage.asEventMessage("e"));
            unitOfWork.start();
            // when
            tokens.storeToken(FIRST, "p", 0);
            unitOfWork.rollback();
            // then
            assertThat(stored.place()).isEqualTo(FIRST);
        }
    }

    class Handler {
        @EventHandler
        void on(String event) {
            boolean again = effects.contains("handled");
            effects.add(again ? "handled again" : "handled");
            CurrentUnitOfWork.get().onPrepareCommit(u -> {
                if (event.equals("fails once") && !again) {
                    effects.add("state refused");
                    throw new IllegalStateException("refused");
                }
                effects.add("state written");
            });
        }
    }

    /** Of a batch; those around claims are nobody's business here. */
    private final class NotedTransaction implements Transaction {
        @Override
        public void commit() {
            if (CurrentUnitOfWork.isStarted()) {
                effects.add("committed");
            }
        }

        @Override
        public void rollback() {}
    }

    /** Writes at once, as a database does. */
    private final class NotingTokenStore implements TokenStore {
        private final Map<Integer, Optional<TrackingToken>> places = new ConcurrentHashMap<>();
        private volatile boolean fail;
        private volatile boolean lost;

        @Override
        public void initializeTokenSegments(String processor, int segmentCount, @Nullable TrackingToken initialToken) {
            IntStream.range(0, segmentCount).forEach(i -> places.put(i, Optional.ofNullable(initialToken)));
        }

        @Override
        public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
            long position = token == null ? -1 : token.position().orElse(-1);
            if (fail) {
                effects.add("token " + position + " failed");
                throw new IllegalStateException("no connection");
            }
            places.put(segment, Optional.ofNullable(token));
            effects.add("token " + position);
        }

        @Override
        public @Nullable TrackingToken fetchToken(String processor, int segment) {
            return place();
        }

        @Nullable
        TrackingToken place() {
            return Objects.requireNonNull(places.get(0)).orElse(null);
        }

        @Override
        public void extendClaim(String processor, int segment) {
            if (lost) {
                throw new UnableToClaimTokenException("another node has it");
            }
            effects.add("claim extended");
        }

        @Override
        public void releaseClaim(String processor, int segment) {}

        @Override
        public int[] fetchSegments(String processor) {
            return places.keySet().stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-03-21T12:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

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
            throw new UnsupportedOperationException();
        }
    }
}

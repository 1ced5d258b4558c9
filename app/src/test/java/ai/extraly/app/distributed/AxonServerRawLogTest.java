package ai.extraly.app.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.contract.chain.StoredEvent;
import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What it makes of events as Axon Server sends them. */
class AxonServerRawLogTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00.123Z");
    private static final Event EVENT = Event.newBuilder()
            .setMessageIdentifier("event-1")
            .setAggregateIdentifier("doc_1")
            .setAggregateSequenceNumber(7)
            .setAggregateType("Document")
            .setTimestamp(NOON.toEpochMilli())
            .setPayload(SerializedObject.newBuilder()
                    .setType("ai.extraly.Something")
                    .setRevision("2")
                    .setData(ByteString.copyFromUtf8("{}")))
            .putMetaData(
                    StoredEvent.CHAIN,
                    MetaDataValue.newBuilder().setTextValue("link").build())
            .putMetaData("number", MetaDataValue.newBuilder().setNumberValue(4).build())
            .putMetaData(
                    "true", MetaDataValue.newBuilder().setBooleanValue(true).build())
            .build();

    private final Queue<Event> sent = new ArrayDeque<>();
    private boolean cancelled;

    /** A log of so many events, of which the server sends those that were put into {@code sent}. */
    private AxonServerRawLog log(long events) {
        AggregateEventStream ofAnAggregate = new AggregateEventStream() {
            @Override
            public Event next() {
                return sent.remove();
            }

            @Override
            public boolean hasNext() {
                return !sent.isEmpty();
            }

            @Override
            public void cancel() {
                cancelled = true;
            }
        };
        long first = events - sent.size();
        CompletableFuture<Long> last = CompletableFuture.completedFuture(events - 1);
        EventStream all = stub(EventStream.class, Map.of("nextIfAvailable", () -> {
            Event next = sent.poll();
            return next == null
                    ? null
                    : EventWithToken.newBuilder()
                            .setToken(first + next.getAggregateSequenceNumber())
                            .setEvent(next)
                            .build();
        }));
        return new AxonServerRawLog(() -> stub(
                EventChannel.class,
                Map.of(
                        "openAggregateStream",
                        () -> ofAnAggregate,
                        "openStream",
                        () -> all,
                        "getLastToken",
                        () -> last)));
    }

    private interface Answer {
        @Nullable
        Object give();
    }

    private static <T> T stub(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            Answer answer = answers.get(method.getName());
            return answer == null ? null : answer.give();
        }));
    }

    private void sends(int count) {
        for (int i = 0; i < count; i++) {
            sent.add(EVENT.toBuilder().setAggregateSequenceNumber(i).build());
        }
    }

    @Test
    void keepsAllThatTheLinkCovers() {
        // when
        StoredEvent event = AxonServerRawLog.event(3, EVENT);
        // then
        assertThat(event.position()).isEqualTo(3);
        assertThat(event.stream()).isEqualTo("Document");
        assertThat(event.aggregate()).isEqualTo("doc_1");
        assertThat(event.sequence()).isEqualTo(7);
        assertThat(event.id()).isEqualTo("event-1");
        assertThat(event.type()).isEqualTo("ai.extraly.Something");
        assertThat(event.revision()).isEqualTo("2");
        assertThat(event.payload()).asString().isEqualTo("{}");
        assertThat(event.at()).isEqualTo(NOON);
        assertThat(event.metadata()).isEqualTo(Map.of(StoredEvent.CHAIN, "link", "number", "4", "true", "true"));
    }

    @Test
    void givesAnEventOfNoAggregateAStreamOfItsOwn() {
        // when
        StoredEvent event = AxonServerRawLog.event(
                3,
                EVENT.toBuilder()
                        .setAggregateIdentifier("")
                        .setAggregateType("ignored")
                        .setPayload(SerializedObject.newBuilder().setType("t"))
                        .build());
        // then
        assertThat(event.stream()).isEmpty();
        assertThat(event.aggregate()).isEqualTo("event-1");
        assertThat(event.sequence()).isZero();
        assertThat(event.revision()).isNull();
    }

    @Test
    void doesNotKnowThePositionsOfAStream() {
        // given
        sends(5);
        // when
        List<StoredEvent> events = log(5).of("doc_1", 0, 3);
        // then
        assertThat(events)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.position()).isEqualTo(StoredEvent.UNKNOWN));
        assertThat(cancelled).isTrue();
    }

    @Test
    void readsToTheEndAsItWasAndNoFurther() {
        // given
        sends(3);
        AxonServerRawLog log = log(3);
        // then
        assertThat(log.after(-1, 10)).extracting(StoredEvent::position).containsExactly(0L, 1L, 2L);
        assertThat(log.after(2, 10)).isEmpty();
        assertThat(log.head().position()).isEqualTo(2);
    }

    @Test
    void isNotSilentWhenTheServerIs() {
        // given
        sends(0);
        // then
        assertThatThrownBy(() -> log(2).after(-1, 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Axon Server sends no more events, 2 are left");
    }
}

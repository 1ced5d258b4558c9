package ai.extraly.app.distributed;

import ai.extraly.contract.chain.LogHead;
import ai.extraly.contract.chain.StoredEvent;
import ai.extraly.query.audit.RawLog;
import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Axon Server's events as they come over the wire. It gives positions in the order of its appends, without gaps that fill later. */
final class AxonServerRawLog implements RawLog {
    private static final long PATIENCE_SECONDS = 10;

    private final Supplier<EventChannel> channels;

    AxonServerRawLog(Supplier<EventChannel> channels) {
        this.channels = channels;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        long head = head().position();
        List<StoredEvent> events = new ArrayList<>();
        if (position >= head) {
            return events;
        }
        try (EventStream stream = channels.get().openStream(position, limit)) {
            long last = position;
            while (events.size() < limit && last < head) {
                EventWithToken next = stream.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IllegalStateException("Axon Server sends no more events, " + (head - last) + " are left");
                }
                last = next.getToken();
                events.add(event(last, next.getEvent()));
            }
            return events;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Positions are not told with a stream, so nothing of it counts as anchored by its position. */
    @Override
    public List<StoredEvent> of(String aggregate, long from, int limit) {
        AggregateEventStream stream = channels.get().openAggregateStream(aggregate, from);
        List<StoredEvent> events = new ArrayList<>();
        try {
            while (events.size() < limit && stream.hasNext()) {
                events.add(event(StoredEvent.UNKNOWN, stream.next()));
            }
            return events;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            stream.cancel();
        }
    }

    @Override
    public LogHead head() {
        try {
            return new LogHead(channels.get().getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Axon Server does not say where its log ends", e);
        }
    }

    static StoredEvent event(long position, Event event) {
        boolean ofAnAggregate = !event.getAggregateIdentifier().isEmpty();
        Map<String, String> metadata = new TreeMap<>();
        event.getMetaDataMap().forEach((name, value) -> metadata.put(name, text(value)));
        return new StoredEvent(
                position,
                ofAnAggregate ? event.getAggregateType() : "",
                ofAnAggregate ? event.getAggregateIdentifier() : event.getMessageIdentifier(),
                ofAnAggregate ? event.getAggregateSequenceNumber() : 0,
                event.getMessageIdentifier(),
                event.getPayload().getType(),
                event.getPayload().getRevision().isEmpty()
                        ? null
                        : event.getPayload().getRevision(),
                event.getPayload().getData().toByteArray(),
                Instant.ofEpochMilli(event.getTimestamp()),
                metadata);
    }

    private static String text(MetaDataValue value) {
        return switch (value.getDataCase()) {
            case TEXT_VALUE -> value.getTextValue();
            case NUMBER_VALUE -> String.valueOf(value.getNumberValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            case BOOLEAN_VALUE -> String.valueOf(value.getBooleanValue());
            case BYTES_VALUE -> value.getBytesValue().getData().toStringUtf8();
            case DATA_NOT_SET -> "null";
        };
    }
}

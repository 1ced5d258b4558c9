package ai.extraly.app.axon;

import ai.extraly.contract.chain.EventChain;
import ai.extraly.contract.chain.StoredEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Links each event to the one before it in its stream, just before it is stored. That sequence numbers are unique makes it one chain:
 * of two that link to the same event, one is refused.
 *
 * <p>Links of events that are not stored yet are remembered by the unit of work that is to store them; others are read from the log.
 */
final class Chaining implements MessageDispatchInterceptor<EventMessage<?>> {
    private static final String UNSTORED = Chaining.class.getName();

    private final EventChain chain;
    private final EventStore events;
    private final Serializer serializer;

    /** @param serializer the one with which {@code events} stores payloads */
    Chaining(EventChain chain, EventStore events, Serializer serializer) {
        this.chain = chain;
        this.events = events;
        this.serializer = serializer;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        Map<String, String> unstored = CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrComputeResource(UNSTORED, none -> new HashMap<>())
                : new HashMap<>();
        return (index, event) -> linked(event, unstored);
    }

    private <T> EventMessage<T> linked(EventMessage<T> event, Map<String, String> unstored) {
        // Not every event store keeps more than milliseconds, and what is not kept cannot be verified.
        Instant at = event.getTimestamp().truncatedTo(ChronoUnit.MILLIS);
        if (event instanceof DomainEventMessage<T> domain) {
            String aggregate = domain.getAggregateIdentifier();
            long sequence = domain.getSequenceNumber();
            @Nullable String previous = unstored.get(aggregate);
            if (previous == null && sequence > 0) {
                previous = stored(aggregate, sequence - 1);
            }
            String link = chain.link(previous, covered(domain.getType(), aggregate, sequence, event, at));
            unstored.put(aggregate, link);
            return new GenericDomainEventMessage<>(domain.getType(), aggregate, sequence, with(link, event), at);
        }
        // An event of no aggregate is stored as the only one of its own stream.
        String link = chain.link(null, covered("", event.getIdentifier(), 0, event, at));
        return new GenericEventMessage<>(with(link, event), () -> at);
    }

    private static <T> EventMessage<T> with(String link, EventMessage<T> event) {
        return event.andMetaData(Map.of(StoredEvent.CHAIN, link));
    }

    private @Nullable String stored(String aggregate, long sequence) {
        DomainEventStream stream = events.readEvents(aggregate, sequence);
        while (stream.hasNext()) {
            DomainEventMessage<?> event = stream.next();
            if (event.getSequenceNumber() == sequence) {
                return (String) event.getMetaData().get(StoredEvent.CHAIN);
            }
        }
        return null;
    }

    private StoredEvent covered(
            @Nullable String type, String aggregate, long sequence, EventMessage<?> event, Instant at) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        return new StoredEvent(
                -1,
                type == null ? "" : type,
                aggregate,
                sequence,
                event.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                at,
                texts(event.getMetaData()));
    }

    private static Map<String, String> texts(MetaData metaData) {
        Map<String, String> texts = new TreeMap<>();
        metaData.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}

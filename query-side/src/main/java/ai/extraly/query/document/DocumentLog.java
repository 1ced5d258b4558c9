package ai.extraly.query.document;

import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.id.DocumentId;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Documents as their own events tell them, for those that the read model does not know yet. */
final class DocumentLog {
    private static final long FROM_THE_FIRST = 0;

    private final EventStore events;
    private final DocumentFold fold = new DocumentFold();

    DocumentLog(EventStore events) {
        this.events = events;
    }

    Optional<DocumentRow> find(DocumentId id) {
        DomainEventStream stream = events.readEvents(id.value(), FROM_THE_FIRST);
        @Nullable DocumentRow row = null;
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            row = fold.apply(row, (DocumentEvent) message.getPayload(), message.getSequenceNumber());
        }
        return Optional.ofNullable(row);
    }
}

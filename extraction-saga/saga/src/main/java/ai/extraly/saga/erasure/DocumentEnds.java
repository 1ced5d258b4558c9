package ai.extraly.saga.erasure;

import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.id.DataKeyId;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** What the event log knows of the end of a document. */
final class DocumentEnds {
    enum End {
        /** There never was such a document. */
        UNKNOWN,
        OPEN,
        DELETED
    }

    private final EventStore events;

    DocumentEnds(EventStore events) {
        this.events = events;
    }

    /** Nothing happens to a deleted document, so a deletion is the last event of its document. */
    End of(DataKeyId document) {
        return events.lastSequenceNumberFor(document.value())
                .map(last -> isDeletion(document, last) ? End.DELETED : End.OPEN)
                .orElse(End.UNKNOWN);
    }

    private boolean isDeletion(DataKeyId document, long sequence) {
        return DocumentDeleted.class.equals(
                events.readEvents(document.value(), sequence).next().getPayloadType());
    }
}

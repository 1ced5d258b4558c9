package ai.extraly.query.document;

import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.query.SubmissionView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Documents as their own events tell them, for those that the read model does not know yet, or cannot be asked about. */
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

    /** How the document of this account began, and whether it has been deleted. */
    Optional<SubmissionView> submission(DocumentId id, AccountId account) {
        DomainEventStream stream = events.readEvents(id.value(), FROM_THE_FIRST);
        if (!stream.hasNext()
                || !(stream.next().getPayload() instanceof DocumentSubmitted first)
                || !first.accountId().equals(account)) {
            return Optional.empty();
        }
        boolean deleted = false;
        while (stream.hasNext()) {
            deleted |= stream.next().getPayload() instanceof DocumentDeleted;
        }
        return Optional.of(new SubmissionView(
                id,
                deleted,
                first.type(),
                first.fileName(),
                first.metadata(),
                first.webhookUrl(),
                first.pages(),
                first.requestDigest(),
                first.at()));
    }
}

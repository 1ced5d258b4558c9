package ai.extraly.query.history;

import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.query.AttemptView;
import ai.extraly.contract.document.query.DeliveryView;
import ai.extraly.contract.document.query.ListAttempts;
import ai.extraly.contract.document.query.ListDeliveries;
import ai.extraly.contract.document.query.ListRuns;
import ai.extraly.contract.document.query.RunView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what is asked about the past of a document, to its owner alone. */
public final class HistoryQueries {
    private final EventStore events;

    public HistoryQueries(EventStore events) {
        this.events = events;
    }

    @QueryHandler
    AttemptView[] list(ListAttempts query) {
        Attempts attempts = new Attempts();
        past(query.documentId(), query.accountId()).forEach(attempts::on);
        return attempts.views().toArray(AttemptView[]::new);
    }

    @QueryHandler
    DeliveryView[] list(ListDeliveries query) {
        Deliveries deliveries = new Deliveries();
        past(query.documentId(), query.accountId()).forEach(deliveries::on);
        return deliveries.views().toArray(DeliveryView[]::new);
    }

    @QueryHandler
    RunView[] list(ListRuns query) {
        Runs runs = new Runs();
        past(query.documentId(), query.accountId()).forEach(runs::on);
        return runs.views().toArray(RunView[]::new);
    }

    /** All that happened to the document; nothing when it is not the account's, or is deleted. */
    private List<DocumentEvent> past(DocumentId document, AccountId account) {
        List<DocumentEvent> past = events.readEvents(document.value())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(DocumentEvent.class::cast)
                .toList();
        boolean owned = !past.isEmpty()
                && past.getFirst() instanceof DocumentSubmitted submitted
                && submitted.accountId().equals(account);
        return owned && !(past.getLast() instanceof DocumentDeleted) ? past : List.of();
    }
}

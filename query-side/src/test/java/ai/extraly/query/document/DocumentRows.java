package ai.extraly.query.document;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import ai.extraly.contract.document.event.DocumentEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;

/** What the rows and totals must be: each event folded once, in order, in memory. */
final class DocumentRows {
    private DocumentRows() {}

    static Map<String, DocumentRow> of(List<? extends DomainEventMessage<?>> events) {
        DocumentFold fold = new DocumentFold();
        Map<String, DocumentRow> rows = new HashMap<>();
        for (DomainEventMessage<?> event : events) {
            String id = event.getAggregateIdentifier();
            rows.put(id, fold.apply(rows.get(id), (DocumentEvent) event.getPayload(), event.getSequenceNumber()));
        }
        return rows;
    }

    /** The row of the document that the last event is about. */
    static DocumentRow last(List<? extends DomainEventMessage<?>> events) {
        return Objects.requireNonNull(of(events).get(events.getLast().getAggregateIdentifier()));
    }

    static Map<Kind, Long> totals(Map<String, DocumentRow> rows) {
        return rows.values().stream()
                .filter(PresentDocument.class::isInstance)
                .map(PresentDocument.class::cast)
                .collect(groupingBy(row -> new Kind(row.status(), row.type()), counting()));
    }
}

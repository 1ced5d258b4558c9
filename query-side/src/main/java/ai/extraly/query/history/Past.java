package ai.extraly.query.history;

import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Everything that happened to a document, from the event log. */
record Past(AccountId owner, List<? extends DomainEventMessage<?>> events) {
    static Optional<Past> of(DocumentId document, EventStore log) {
        List<? extends DomainEventMessage<?>> events =
                log.readEvents(document.value()).asStream().toList();
        return events.isEmpty() || !(events.getFirst().getPayload() instanceof DocumentSubmitted submitted)
                ? Optional.empty()
                : Optional.of(new Past(submitted.accountId(), events));
    }

    boolean isDeleted() {
        return events.stream().anyMatch(event -> event.getPayload() instanceof DocumentDeleted);
    }

    /**
     * What had happened at {@code instant}: the events before the first one that is later. Clocks of several nodes differ, so the
     * sequence decides what came first, and what is answered is a state that there was.
     */
    List<? extends DomainEventMessage<?>> until(Instant instant) {
        return events.stream().takeWhile(event -> !at(event).isAfter(instant)).toList();
    }

    /** In milliseconds, as instants are told. */
    static Instant at(DomainEventMessage<?> event) {
        return ((DocumentEvent) event.getPayload()).at().truncatedTo(ChronoUnit.MILLIS);
    }
}

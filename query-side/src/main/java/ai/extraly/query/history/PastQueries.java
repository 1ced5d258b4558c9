package ai.extraly.query.history;

import ai.extraly.contract.Actor;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.query.DocumentHistory;
import ai.extraly.contract.audit.query.PastEvent;
import ai.extraly.contract.audit.query.ReadHistory;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.query.FindPast;
import ai.extraly.contract.document.query.PastDocument;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.query.document.PastState;
import ai.extraly.query.model.EventName;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers what happened to a document, and how it once stood. */
public final class PastQueries {
    /** Metadata keys, as they are stored with every event. */
    private static final String CORRELATION = "correlationId";

    private static final String CAUSATION = "causationId";
    private static final String CHAIN = "chain";

    private final EventStore log;

    public PastQueries(EventStore log) {
        this.log = log;
    }

    @QueryHandler
    Optional<PastDocument> find(FindPast query) {
        return Past.of(query.documentId(), log)
                .filter(past -> past.owner().equals(query.accountId()) && !past.isDeleted())
                .map(past -> past.until(query.asOf()))
                .flatMap(PastQueries::document);
    }

    private static Optional<PastDocument> document(List<? extends DomainEventMessage<?>> events) {
        Attempts attempts = new Attempts();
        Deliveries deliveries = new Deliveries();
        for (DomainEventMessage<?> event : events) {
            attempts.on((DocumentEvent) event.getPayload());
            deliveries.on((DocumentEvent) event.getPayload());
        }
        return PastState.after(events).map(view -> new PastDocument(view, attempts.views(), deliveries.views()));
    }

    @QueryHandler
    Optional<DocumentHistory> read(ReadHistory query) {
        return Past.of(query.documentId(), log).map(past -> {
            List<? extends DomainEventMessage<?>> asked = (query.asOf() == null
                            ? past.events()
                            : past.until(query.asOf()))
                    .stream()
                            .filter(event -> event.getSequenceNumber() >= query.fromSequence())
                            .toList();
            boolean isLast = asked.size() <= query.limit();
            return new DocumentHistory(
                    query.documentId(),
                    past.owner(),
                    past.isDeleted(),
                    asked.stream().limit(query.limit()).map(PastQueries::told).toList(),
                    isLast ? null : asked.get(query.limit()).getSequenceNumber());
        });
    }

    private static PastEvent told(DomainEventMessage<?> message) {
        MetaData data = message.getMetaData();
        DocumentEvent event = (DocumentEvent) message.getPayload();
        Narration told = Narration.of(event);
        @Nullable String causation = text(data, CAUSATION);
        return new PastEvent(
                message.getSequenceNumber(),
                Past.at(message),
                EventName.of(event),
                told.summary(),
                actor(data),
                causation != null && causation.equals(text(data, CORRELATION)),
                text(data, Actor.REQUEST),
                text(data, CORRELATION),
                causation,
                told.run(),
                told.attempt(),
                told.engine(),
                told.digests(),
                text(data, CHAIN),
                told.sealed());
    }

    private static Actor actor(MetaData data) {
        return new Actor(
                Optional.ofNullable(text(data, Actor.ACCOUNT))
                        .flatMap(AccountId::parse)
                        .orElse(null),
                Optional.ofNullable(text(data, Actor.API_KEY))
                        .flatMap(ApiKeyId::parse)
                        .orElse(null),
                Optional.ofNullable(text(data, Actor.ROLE)).flatMap(Role::of).orElse(null));
    }

    private static @Nullable String text(MetaData data, String key) {
        Object value = data.get(key);
        return value == null ? null : value.toString();
    }
}

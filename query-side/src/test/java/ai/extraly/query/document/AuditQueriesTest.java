package ai.extraly.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.audit.query.AuditedDocument;
import ai.extraly.contract.audit.query.AuditedPage;
import ai.extraly.contract.audit.query.ListAuditedDocuments;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.id.AccountId;
import ai.extraly.query.generation.Live;
import ai.extraly.query.model.Asked;
import ai.extraly.query.model.Delivery;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.InProcessMongo;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditQueriesTest {
    private static final Instant TOMORROW = Life.START.plus(Duration.ofDays(1));

    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Documents documents =
            new Documents(InProcessMongo.empty(), Generation.FIRST, StoredDocuments.SCHEDULER);
    private final QueryGateway queries = Asked.through(new AuditQueries(Live.always(documents), log));

    private final Life deleted = Life.of(1).failedAtOnce().deleted();
    private final Life completed = Life.of(2, Life.OWNER, TOMORROW).completedAtTheSecondAttempt(DetectionType.INVOICE);
    private final Life others = Life.of(3, Life.SOMEBODY_ELSE, TOMORROW).submitted();

    @BeforeEach
    void given() {
        happened(deleted.events());
        happened(completed.events());
        happened(others.events());
    }

    private void happened(List<DomainEventMessage<?>> events) {
        log.publish(events);
        new Delivery(documents.eventHandler()).deliver(events);
    }

    /** As MongoDB keeps them. */
    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private AuditedPage list(@Nullable AccountId account, @Nullable Instant from, @Nullable Instant to, int page) {
        return queries.query(new ListAuditedDocuments(account, from, to, page, 2), AuditedPage.class)
                .join();
    }

    @Test
    void aPageHasEverybodysDocumentsNewestFirst() {
        // then
        assertThat(list(null, null, null, 1).documents())
                .extracting(AuditedDocument::documentId)
                .containsExactly(others.id(), completed.id());
        assertThat(list(null, null, null, 2))
                .isEqualTo(new AuditedPage(
                        List.of(new AuditedDocument(
                                deleted.id(),
                                Life.OWNER,
                                null,
                                millis(deleted.at(0)),
                                5,
                                "document_deleted",
                                millis(deleted.at(5)))),
                        3));
        assertThat(list(null, null, null, 3)).isEqualTo(new AuditedPage(List.of(), 3));
    }

    @Test
    void anAccountHasItsDeletedDocumentsToo() {
        // then
        assertThat(list(Life.OWNER, null, null, 1).documents())
                .containsExactly(
                        new AuditedDocument(
                                completed.id(),
                                Life.OWNER,
                                DocumentStatus.COMPLETED,
                                millis(completed.at(0)),
                                7,
                                "document_completed",
                                millis(completed.at(7))),
                        new AuditedDocument(
                                deleted.id(),
                                Life.OWNER,
                                null,
                                millis(deleted.at(0)),
                                5,
                                "document_deleted",
                                millis(deleted.at(5))));
    }

    @Test
    void aSpanBeginsWithItsFirstInstantAndEndsBeforeItsLast() {
        // then
        assertThat(list(null, null, TOMORROW, 1).documents())
                .extracting(AuditedDocument::documentId)
                .containsExactly(deleted.id());
        assertThat(list(Life.OWNER, TOMORROW, null, 1).documents())
                .extracting(AuditedDocument::documentId)
                .containsExactly(completed.id());
    }
}

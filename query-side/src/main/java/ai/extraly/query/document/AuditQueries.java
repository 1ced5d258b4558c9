package ai.extraly.query.document;

import static ai.extraly.query.document.DocumentFields.ACCOUNT;
import static ai.extraly.query.document.DocumentFields.CREATED_AT;
import static ai.extraly.query.document.DocumentFields.FORMER_ACCOUNT;
import static ai.extraly.query.document.DocumentFields.ID;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import ai.extraly.contract.audit.query.AuditedDocument;
import ai.extraly.contract.audit.query.AuditedPage;
import ai.extraly.contract.audit.query.ListAuditedDocuments;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.query.generation.Live;
import ai.extraly.query.model.EventName;
import com.mongodb.client.MongoCollection;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Answers what auditors ask about the documents of all accounts. The read model says which there are, deleted ones among them; what
 * happened to them last is read from the event log.
 */
public final class AuditQueries {
    private static final DocumentRowFormat FORMAT = new DocumentRowFormat();

    private final Live<Documents> documents;
    private final EventStore events;

    public AuditQueries(Live<Documents> documents, EventStore events) {
        this.documents = documents;
        this.events = events;
    }

    /** The indexes that a page needs where MongoDB has many documents. */
    static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(ascending(CREATED_AT, ID));
        collection.createIndex(ascending(FORMER_ACCOUNT, CREATED_AT, ID));
    }

    @QueryHandler
    AuditedPage list(ListAuditedDocuments query) {
        MongoCollection<Document> collection = documents.model().collection();
        Bson filter = filter(query);
        long skipped = (Math.max(query.page(), 1) - 1L) * query.perPage();
        long total = collection.countDocuments(filter);
        if (skipped >= total) {
            return new AuditedPage(List.of(), total);
        }
        List<DocumentRow> rows = collection
                .find(filter)
                .sort(descending(CREATED_AT, ID))
                .skip(Math.toIntExact(skipped))
                .limit(query.perPage())
                .map(FORMAT::read)
                .into(new ArrayList<>());
        return new AuditedPage(rows.stream().map(this::audited).toList(), total);
    }

    private static Bson filter(ListAuditedDocuments query) {
        List<Bson> filters = new ArrayList<>();
        if (query.accountId() != null) {
            String account = query.accountId().value();
            filters.add(or(eq(ACCOUNT, account), eq(FORMER_ACCOUNT, account)));
        }
        if (query.createdFrom() != null) {
            filters.add(gte(CREATED_AT, Date.from(query.createdFrom())));
        }
        if (query.createdTo() != null) {
            filters.add(lt(CREATED_AT, Date.from(query.createdTo())));
        }
        return filters.isEmpty() ? empty() : and(filters);
    }

    private AuditedDocument audited(DocumentRow row) {
        DomainEventMessage<?> last = last(row);
        DocumentEvent event = (DocumentEvent) last.getPayload();
        return new AuditedDocument(
                row.documentId(),
                row.accountId(),
                switch (row) {
                    case PresentDocument document -> document.status();
                    case DeletedDocument _ -> null;
                },
                row.createdAt(),
                last.getSequenceNumber(),
                EventName.of(event),
                event.at().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The row was written after its event, so from there on there is at least one. */
    private DomainEventMessage<?> last(DocumentRow row) {
        return events.readEvents(row.id(), row.sequence())
                .asStream()
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalStateException(row.id() + " has a row but no events"));
    }
}

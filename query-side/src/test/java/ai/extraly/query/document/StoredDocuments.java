package ai.extraly.query.document;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.id.AccountId;
import ai.extraly.query.model.Delivery;
import ai.extraly.query.model.InProcessMongo;
import ai.extraly.query.model.Preceding;
import ai.extraly.query.model.ReadModel;
import ai.extraly.query.model.Rows;
import ai.extraly.query.model.Watch;
import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The read model of documents in a database of its own. */
final class StoredDocuments {
    static final ScheduledExecutorService SCHEDULER =
            Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());

    private final MongoCollection<Document> collection;
    private final Rows<DocumentRow> rows;
    private final Totals totals;
    private final Watch<DocumentRow> watch;

    StoredDocuments() {
        this(InProcessMongo.empty());
    }

    StoredDocuments(MongoTemplate mongo) {
        collection = mongo.getCollection("documents.1");
        rows = new Rows<>(collection, new DocumentRowFormat());
        totals = new Totals(mongo.getCollection("document-totals.1"), rows);
        rows.createIndex();
        totals.createIndex();
        watch = new Watch<>(rows, SCHEDULER);
    }

    Delivery delivery() {
        return delivery(UnaryOperator.identity());
    }

    /** A projection whose totals are written as {@code disturbed} has it. */
    Delivery delivery(UnaryOperator<Preceding<DocumentRow>> disturbed) {
        return new Delivery(new DocumentProjection(
                new ReadModel<DocumentRow, DocumentEvent>(new DocumentFold(), rows, disturbed.apply(totals), watch)));
    }

    void seeing(List<? extends DomainEventMessage<?>> events) {
        delivery().deliver(events, 100);
    }

    DocumentList list() {
        return new DocumentList(collection, totals);
    }

    Rows<DocumentRow> rows() {
        return rows;
    }

    Watch<DocumentRow> watch() {
        return watch;
    }

    Map<String, DocumentRow> all() {
        Map<String, DocumentRow> all = new HashMap<>();
        collection.find().map(new DocumentRowFormat()::read).forEach(row -> all.put(row.id(), row));
        return all;
    }

    Map<Kind, Long> totals(AccountId account) {
        Map<Kind, Long> counts = new HashMap<>();
        for (DocumentStatus status : DocumentStatus.values()) {
            for (DetectionType type : DetectionType.values()) {
                long count = totals.count(account, new Kind(status, type)::equals);
                if (count != 0) {
                    counts.put(new Kind(status, type), count);
                }
            }
        }
        return counts;
    }
}

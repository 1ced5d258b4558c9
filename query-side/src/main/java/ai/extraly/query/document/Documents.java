package ai.extraly.query.document;

import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.ReadModel;
import ai.extraly.query.model.Rows;
import ai.extraly.query.model.Watch;
import com.mongodb.client.MongoCollection;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** One generation of the read model of documents: its projection, and the answers from it. */
public final class Documents implements AutoCloseable {
    static final String ROWS = "documents";
    private static final String TOTALS = "document-totals";

    private final DocumentProjection projection;
    private final DocumentQueries queries;
    private final Watch<DocumentRow> watch;

    public Documents(
            MongoOperations mongo, Generation generation, EventStore events, ScheduledExecutorService scheduler) {
        MongoCollection<Document> collection = mongo.getCollection(generation.collection(ROWS));
        Rows<DocumentRow> rows = new Rows<>(collection, new DocumentRowFormat());
        Totals totals = new Totals(mongo.getCollection(generation.collection(TOTALS)), rows);
        DocumentList list = new DocumentList(collection, totals);
        rows.createIndex();
        totals.createIndex();
        list.createIndexes();
        watch = new Watch<>(rows, scheduler);
        projection = new DocumentProjection(
                new ReadModel<DocumentRow, DocumentEvent>(new DocumentFold(), rows, totals, watch));
        queries = new DocumentQueries(rows, watch, list, new DocumentLog(events));
    }

    /** The event handler that keeps this generation. */
    public DocumentProjection projection() {
        return projection;
    }

    /** The query handlers that answer from this generation. */
    public DocumentQueries queries() {
        return queries;
    }

    @Override
    public void close() {
        watch.close();
    }
}

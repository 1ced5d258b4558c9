package ai.extraly.query.document;

import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.query.generation.BuiltModel;
import ai.extraly.query.generation.Table;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.ReadModel;
import ai.extraly.query.model.Rows;
import ai.extraly.query.model.Watch;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** One generation of the read model of documents. */
public final class Documents implements BuiltModel {
    static final String ROWS = "documents";
    private static final String TOTALS = "document-totals";

    private final DocumentProjection projection;
    private final MongoCollection<Document> collection;
    private final Rows<DocumentRow> rows;
    private final Watch<DocumentRow> watch;
    private final DocumentList list;
    private final List<Table> tables;

    public Documents(MongoOperations mongo, Generation generation, ScheduledExecutorService scheduler) {
        collection = generation.open(mongo, ROWS);
        MongoCollection<Document> buckets = generation.open(mongo, TOTALS);
        rows = new Rows<>(collection, new DocumentRowFormat());
        Totals totals = new Totals(buckets, rows);
        list = new DocumentList(collection, totals);
        rows.createIndex();
        totals.createIndex();
        list.createIndexes();
        AuditQueries.createIndexes(collection);
        watch = new Watch<>(rows, scheduler);
        projection = new DocumentProjection(
                new ReadModel<DocumentRow, DocumentEvent>(new DocumentFold(), rows, totals, watch));
        tables = List.of(Table.of(ROWS, collection), new Table(TOTALS, buckets, BucketFormat::essence));
    }

    @Override
    public DocumentProjection eventHandler() {
        return projection;
    }

    @Override
    public List<Table> tables() {
        return tables;
    }

    Rows<DocumentRow> rows() {
        return rows;
    }

    Watch<DocumentRow> watch() {
        return watch;
    }

    DocumentList list() {
        return list;
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    @Override
    public void close() {
        watch.close();
    }
}

package ai.extraly.query.document;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import ai.extraly.contract.document.query.Backlog;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.generation.BuiltModel;
import ai.extraly.query.generation.Table;
import ai.extraly.query.model.Generation;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * One generation of the read model of documents under way: a row from the beginning of a run to its end, and none after it. So there
 * is never much to count, even where every count reads all rows.
 */
public final class UnderWay implements BuiltModel {
    private static final String ROWS = "under-way";
    private static final String ID = "_id";
    private static final String ACCOUNT = "account";

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> rows;

    public UnderWay(MongoOperations mongo, Generation generation) {
        rows = generation.open(mongo, ROWS);
        rows.createIndex(ascending(ACCOUNT));
    }

    @Override
    public UnderWayProjection eventHandler() {
        return new UnderWayProjection(this);
    }

    @Override
    public List<Table> tables() {
        return List.of(Table.of(ROWS, rows));
    }

    /** Nobody waits for these rows. */
    @Override
    public void close() {}

    Backlog of(AccountId account) {
        return new Backlog(rows.estimatedDocumentCount(), rows.countDocuments(eq(ACCOUNT, account.value())));
    }

    /** All at once; each document is named once. */
    void write(Collection<WriteModel<Document>> changes) {
        if (!changes.isEmpty()) {
            rows.bulkWrite(List.copyOf(changes), ANY_ORDER);
        }
    }

    static WriteModel<Document> began(DocumentId id, AccountId account) {
        return new ReplaceOneModel<>(
                eq(ID, id.value()), new Document(ID, id.value()).append(ACCOUNT, account.value()), UPSERT);
    }

    static WriteModel<Document> ended(DocumentId id) {
        return new DeleteOneModel<>(eq(ID, id.value()));
    }
}

package ai.extraly.query.model;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;

/**
 * Writes that take effect only while nobody else has written: a document carries a number that grows with each write, and is
 * replaced only while it carries the number that was read.
 *
 * <p>The in-process MongoDB looks up by index only when a filter names exactly the fields of a unique index, and else reads the
 * whole collection ({@code $and} included). So id and number have one together.
 */
public final class Guarded {
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private Guarded() {}

    public static void createIndex(MongoCollection<Document> collection, String number) {
        collection.createIndex(ascending(Rows.ID, number), new IndexOptions().unique(true));
    }

    /** Writes {@code document} if there is none of its id. */
    public static WriteModel<Document> insert(Document document) {
        return new InsertOneModel<>(document);
    }

    /** Writes {@code document} over the one that carries {@code last} as its {@code number}. */
    public static WriteModel<Document> replace(String id, String number, long last, Document document) {
        return new ReplaceOneModel<>(new Document(Rows.ID, id).append(number, last), document);
    }

    /** Whether all of {@code writes} took effect. Those that could do so in any case. */
    public static boolean write(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            BulkWriteResult result = collection.bulkWrite(writes, ANY_ORDER);
            return result.getInsertedCount() + result.getMatchedCount() == writes.size();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }
}

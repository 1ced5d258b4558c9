package ai.extraly.query.model;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** The rows of a read model in their collection, one document each. A row is never replaced by an older one. */
public final class Rows<R extends Row> {
    public static final String ID = "_id";
    public static final String SEQUENCE = "sequence";

    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> collection;
    private final Format<R> format;

    public Rows(MongoCollection<Document> collection, Format<R> format) {
        this.collection = collection;
        this.format = format;
    }

    public Optional<R> find(String id) {
        return Optional.ofNullable(collection.find(eq(ID, id)).first()).map(format::read);
    }

    /** The rows that exist of {@code ids}, by id. */
    public Map<String, R> findAll(Collection<String> ids) {
        Map<String, R> rows = new HashMap<>();
        among(ids).forEach(stored -> {
            R row = format.read(stored);
            rows.put(row.id(), row);
        });
        return rows;
    }

    /** How far the rows that exist of {@code ids} are, by id: as {@link #findAll}, but cheaper. */
    public Map<String, Long> sequences(Collection<String> ids) {
        Map<String, Long> sequences = new HashMap<>();
        among(ids)
                .projection(include(SEQUENCE))
                .forEach(stored -> sequences.put(stored.getString(ID), stored.getLong(SEQUENCE)));
        return sequences;
    }

    /** Writes in one call. False when a row that was new is not new any more; all others are written then, too. */
    public boolean write(List<Change<R>> changes) {
        return changes.isEmpty()
                || unlessTaken(() ->
                        collection.bulkWrite(changes.stream().map(this::writing).toList(), ANY_ORDER));
    }

    /** Runs {@code insertion}; false when what it inserts is there already. */
    public static boolean unlessTaken(Runnable insertion) {
        try {
            insertion.run();
            return true;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                    && e.getWriteConcernError() == null) {
                return false;
            }
            throw e;
        }
    }

    private FindIterable<Document> among(Collection<String> ids) {
        return collection.find(in(ID, ids));
    }

    private WriteModel<Document> writing(Change<R> change) {
        R row = change.after();
        Document document = format.write(row).append(ID, row.id()).append(SEQUENCE, row.sequence());
        return change.before() == null
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(and(eq(ID, row.id()), lt(SEQUENCE, row.sequence())), document);
    }
}

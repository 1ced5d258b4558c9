package ai.extraly.query.model;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** The rows of a read model in their collection, one document each. A row is replaced only as long as it is the one that was read. */
public final class Rows<R extends Row> {
    public static final String ID = "_id";
    public static final String SEQUENCE = "sequence";

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

    /** Must be called before the first write: see {@link Guarded}. */
    public void createIndex() {
        Guarded.createIndex(collection, SEQUENCE);
    }

    /** Writes in one call. False when a row is no longer as it was before its change; all others are written then, too. */
    public boolean write(List<Change<R>> changes) {
        return Guarded.write(collection, changes.stream().map(this::writing).toList());
    }

    private FindIterable<Document> among(Collection<String> ids) {
        return collection.find(in(ID, ids));
    }

    private WriteModel<Document> writing(Change<R> change) {
        R before = change.before();
        R after = change.after();
        // MongoDB has the id in front when it inserts, and where it is when it replaces: in front it is the same bytes
        // either way.
        Document document = new Document(ID, after.id()).append(SEQUENCE, after.sequence());
        document.putAll(format.write(after));
        return before == null
                ? Guarded.insert(document)
                : Guarded.replace(after.id(), SEQUENCE, before.sequence(), document);
    }
}

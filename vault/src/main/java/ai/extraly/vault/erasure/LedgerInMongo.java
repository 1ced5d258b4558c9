package ai.extraly.vault.erasure;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;

/** A ledger in the collection {@code ledger}, a line a document. The number is the id, so of two nodes that append at once one comes second. */
final class LedgerInMongo implements LedgerStore {
    private static final WriteConcern MAJORITY = WriteConcern.MAJORITY.withWTimeout(10, TimeUnit.SECONDS);
    private static final String ID = "_id";
    private static final String LINE = "line";
    private static final String AGREED = "agreed";

    private final MongoCollection<Document> ledger;
    private final MongoCollection<Document> marks;

    LedgerInMongo(MongoDatabase anyDatabase) {
        MongoDatabase database = anyDatabase
                .withWriteConcern(MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        ledger = database.getCollection("ledger");
        marks = database.getCollection("marks");
    }

    @Override
    public Stream<String> lines() {
        MongoCursor<Document> cursor = ledger.find().sort(ascending(ID)).cursor();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(cursor::close)
                .map(document -> document.getString(LINE));
    }

    @Override
    public Optional<String> last() {
        return Optional.ofNullable(ledger.find().sort(descending(ID)).limit(1).first())
                .map(document -> document.getString(LINE));
    }

    @Override
    public boolean append(long number, String line) {
        try {
            ledger.insertOne(new Document(ID, number).append(LINE, line));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<String> mark() {
        return Optional.ofNullable(marks.find(eq(ID, AGREED)).first()).map(document -> document.getString(LINE));
    }

    @Override
    public void mark(String text) {
        if (text.isEmpty()) {
            marks.deleteOne(eq(ID, AGREED));
        } else {
            marks.replaceOne(
                    eq(ID, AGREED), new Document(ID, AGREED).append(LINE, text), new ReplaceOptions().upsert(true));
        }
    }

    @Override
    public String place() {
        return "the collection " + ledger.getNamespace();
    }
}

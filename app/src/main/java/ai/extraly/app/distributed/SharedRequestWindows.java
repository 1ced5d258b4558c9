package ai.extraly.app.distributed;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.http.limit.RequestWindows;
import ai.extraly.http.limit.Window;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts for all nodes in MongoDB: one document a key and window, incremented and read in one atomic step. So whatever the number of
 * nodes, each count is given to one request only. Nobody waits long for it, and the majority of a replica set need not know: after the
 * loss of a primary some requests of one hour may be forgotten.
 */
final class SharedRequestWindows implements RequestWindows {
    static final String COLLECTION = "request_windows";

    private static final Logger LOG = LoggerFactory.getLogger(SharedRequestWindows.class);

    private static final String ID = "_id";
    private static final String COUNT = "count";
    private static final String OVER = "over";
    private static final String SEPARATOR = "@";

    /** A thousand requests at one instant wait for each other; longer than that, and an outage of the counts would be one of the service. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A window is kept for some time after its end: clocks differ, and so does what "now" is. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int DUPLICATE_KEY = 11000;

    /** What was there before is what this one step found; the in-process MongoDB may tell of later steps when asked for what is there after. */
    private static final FindOneAndUpdateOptions COUNTING =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE);

    private final MongoCollection<Document> counts;
    private final AtomicLong swept = new AtomicLong(Long.MIN_VALUE);

    SharedRequestWindows(MongoDatabase database) {
        MongoCollection<Document> collection = database.getCollection(COLLECTION);
        collection.createIndex(ascending(OVER), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
        counts = collection.withWriteConcern(WriteConcern.W1).withTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public long count(ApiKeyId key, Window window) {
        sweepOnceIn(window);
        try {
            return increment(key, window);
        } catch (MongoCommandException e) {
            if (e.getErrorCode() == DUPLICATE_KEY) {
                return increment(key, window); // two nodes began the window at the same moment; now it is there
            }
            throw e;
        }
    }

    private long increment(ApiKeyId key, Window window) {
        Document before = counts.findOneAndUpdate(
                eq(ID, id(key, window)), combine(inc(COUNT, 1L), setOnInsert(OVER, window.to())), COUNTING);
        return before == null ? 1 : before.getLong(COUNT) + 1;
    }

    @Override
    public Map<ApiKeyId, Long> counted(Collection<ApiKeyId> keys, Window window) {
        List<String> ids = keys.stream().map(key -> id(key, window)).toList();
        Map<ApiKeyId, Long> counted = new HashMap<>();
        counts.find(in(ID, ids)).forEach(found -> counted.put(keyOf(found), found.getLong(COUNT)));
        return counted;
    }

    /** MongoDB's own clean-up is enough where it works; not every server that speaks its protocol has one. */
    private void sweepOnceIn(Window window) {
        long last = swept.get();
        long begun = window.from().getEpochSecond();
        if (begun > last && swept.compareAndSet(last, begun)) {
            Thread.startVirtualThread(() -> sweepBefore(window.from().minus(KEPT)));
        }
    }

    private void sweepBefore(Instant time) {
        try {
            counts.deleteMany(lt(OVER, time));
        } catch (MongoException e) {
            LOG.warn("Request windows that are over could not be removed: {}", e.toString());
        }
    }

    private static String id(ApiKeyId key, Window window) {
        return key.value() + SEPARATOR + window.from().getEpochSecond();
    }

    private static ApiKeyId keyOf(Document counted) {
        String id = counted.getString(ID);
        return new ApiKeyId(id.substring(0, id.indexOf(SEPARATOR)));
    }
}

package ai.extraly.query.document;

import static com.mongodb.client.model.Filters.in;
import static java.util.stream.Collectors.groupingBy;

import ai.extraly.contract.id.AccountId;
import ai.extraly.query.model.Change;
import ai.extraly.query.model.Guarded;
import ai.extraly.query.model.Preceding;
import ai.extraly.query.model.Rows;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * How many documents an account has, kept in buckets and never counted by looking at the documents. Exact under redelivery in any
 * order and in batches of any size: see {@link Bucket}.
 */
final class Totals implements Preceding<DocumentRow> {
    private final MongoCollection<Document> collection;
    private final Rows<DocumentRow> rows;

    Totals(MongoCollection<Document> collection, Rows<DocumentRow> rows) {
        this.collection = collection;
        this.rows = rows;
    }

    long count(AccountId account, Predicate<Kind> counted) {
        return read(Bucket.idsOf(account)).values().stream()
                .flatMap(bucket -> bucket.counts().entrySet().stream())
                .filter(count -> counted.test(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Must be called before the first write. */
    void createIndex() {
        Guarded.createIndex(collection, BucketFormat.VERSION);
    }

    /**
     * Counts before the rows are written, because the rows tell what was counted before. The rows' sequences are read after the
     * buckets: an entry that is missing from a bucket because its row had caught up is then never missed.
     * Buckets that were written although others could not be stay as they are: their entries say what they count.
     */
    @Override
    public boolean write(List<Change<DocumentRow>> changes) {
        Map<String, List<Change<DocumentRow>>> byBucket =
                changes.stream().collect(groupingBy(change -> Bucket.idOf(change.after())));
        Map<String, Bucket> buckets = read(byBucket.keySet());
        Map<String, Long> sequences = rows.sequences(idsOf(changes, buckets.values()));
        if (!changes.stream().allMatch(change -> isStill(change, sequences))) {
            return false;
        }
        return Guarded.write(
                collection,
                byBucket.entrySet().stream()
                        .map(entry -> buckets.getOrDefault(entry.getKey(), Bucket.empty(entry.getKey()))
                                .counting(entry.getValue(), sequences))
                        .filter(bucket -> isNewer(bucket, buckets))
                        .map(Totals::writing)
                        .toList());
    }

    private static boolean isStill(Change<DocumentRow> change, Map<String, Long> sequences) {
        Long now = sequences.get(change.id());
        DocumentRow before = change.before();
        return before == null ? now == null : now != null && now == before.sequence();
    }

    private static boolean isNewer(Bucket bucket, Map<String, Bucket> stored) {
        Bucket old = stored.get(bucket.id());
        return bucket.version() > (old == null ? 0 : old.version());
    }

    private static Set<String> idsOf(List<Change<DocumentRow>> changes, Collection<Bucket> buckets) {
        Set<String> ids = new HashSet<>();
        changes.forEach(change -> ids.add(change.id()));
        buckets.forEach(bucket -> ids.addAll(bucket.ahead().keySet()));
        return ids;
    }

    private Map<String, Bucket> read(Collection<String> ids) {
        Map<String, Bucket> buckets = new HashMap<>();
        collection.find(in(Rows.ID, ids)).map(BucketFormat::read).forEach(bucket -> buckets.put(bucket.id(), bucket));
        return buckets;
    }

    private static WriteModel<Document> writing(Bucket bucket) {
        long replaced = bucket.version() - 1;
        return replaced == 0
                ? Guarded.insert(BucketFormat.write(bucket))
                : Guarded.replace(bucket.id(), BucketFormat.VERSION, replaced, BucketFormat.write(bucket));
    }
}

package ai.extraly.query.document;

import static java.util.Comparator.comparing;

import ai.extraly.query.document.Bucket.Counted;
import ai.extraly.query.model.Rows;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Buckets in MongoDB. */
final class BucketFormat {
    static final String VERSION = "version";
    private static final String COUNTS = "counts";
    private static final String AHEAD = "ahead";
    private static final String KIND = "kind";

    private BucketFormat() {}

    static Document write(Bucket bucket) {
        Document counts = new Document();
        bucket.counts().entrySet().stream()
                .sorted(comparing(count -> count.getKey().wire()))
                .forEach(count -> counts.append(count.getKey().wire(), count.getValue()));
        Document ahead = new Document();
        bucket.ahead().forEach((id, counted) -> ahead.append(id, write(counted)));
        return new Document(Rows.ID, bucket.id())
                .append(VERSION, bucket.version())
                .append(COUNTS, counts)
                .append(AHEAD, ahead);
    }

    static Bucket read(Document stored) {
        Map<Kind, Long> counts = new HashMap<>();
        stored.get(COUNTS, Document.class).forEach((kind, count) -> counts.put(Kind.ofWire(kind), (Long) count));
        Map<String, Counted> ahead = new HashMap<>();
        stored.get(AHEAD, Document.class).forEach((id, counted) -> ahead.put(id, readCounted((Document) counted)));
        return new Bucket(stored.getString(Rows.ID), stored.getLong(VERSION), counts, ahead);
    }

    /** The counts. What is counted ahead, and how often the bucket was written, depends on how the events fell into batches. */
    static @Nullable Document essence(Document stored) {
        Document counts = stored.get(COUNTS, Document.class);
        return counts.isEmpty() ? null : new Document(Rows.ID, stored.get(Rows.ID)).append(COUNTS, counts);
    }

    private static Document write(Counted counted) {
        Document stored = new Document(Rows.SEQUENCE, counted.sequence());
        return counted.kind() == null
                ? stored
                : stored.append(KIND, counted.kind().wire());
    }

    private static Counted readCounted(Document stored) {
        String kind = stored.getString(KIND);
        return new Counted(stored.getLong(Rows.SEQUENCE), kind == null ? null : Kind.ofWire(kind));
    }
}

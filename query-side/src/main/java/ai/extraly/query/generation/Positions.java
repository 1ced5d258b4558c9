package ai.extraly.query.generation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import ai.extraly.query.model.Rows;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.bson.Document;

/**
 * How far the segments of all processors are, as the nodes that hold them report it. A stored token tells it later: what a segment only
 * passes over is stored together with its claim, seconds afterwards, and every rebuild would wait for that. Who reports late reports
 * too little, which makes others wait and never makes them go on too early.
 */
final class Positions {
    /** A segment that has seen nothing. */
    static final long NOWHERE = -1;

    private static final String POSITION = "position";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> collection;
    private final Supplier<TokenStore> tokens;
    private final Map<String, Long> reported = new ConcurrentHashMap<>();

    /** @param tokens not asked before something was reported */
    Positions(MongoCollection<Document> collection, Supplier<TokenStore> tokens) {
        this.collection = collection;
        this.tokens = tokens;
    }

    /** Reports where this node is, as far as that is news. */
    void report(Map<String, Map<Integer, EventTrackerStatus>> byProcessor) {
        Map<String, Long> news = new HashMap<>();
        byProcessor.forEach((processor, segments) -> segments.forEach((segment, status) -> {
            String id = id(processor, segment);
            long position = status.getCurrentPosition().orElse(NOWHERE);
            if (!Long.valueOf(position).equals(reported.get(id))) {
                news.put(id, position);
            }
        }));
        if (!news.isEmpty()) {
            collection.bulkWrite(
                    news.entrySet().stream()
                            .map(one -> new ReplaceOneModel<>(
                                    eq(Rows.ID, one.getKey()),
                                    new Document(Rows.ID, one.getKey()).append(POSITION, one.getValue()),
                                    UPSERT))
                            .toList(),
                    ANY_ORDER);
            reported.putAll(news);
        }
    }

    /** Where one segment is, as far as anybody has reported. */
    long of(String processor, int segment) {
        Document stored = collection.find(eq(Rows.ID, id(processor, segment))).first();
        return stored == null ? NOWHERE : stored.getLong(POSITION);
    }

    /** The position up to which all segments have seen everything; empty before all have begun. */
    OptionalLong lowest(String processor) {
        List<Part> parts = parts(processor);
        return parts.stream().mapToLong(Part::position).min();
    }

    /** How many positions after {@code tail} and up to {@code head} were passed, by each segment for its share. */
    long passed(String processor, long tail, long head) {
        double passed = 0;
        for (Part part : parts(processor)) {
            passed += part.share() * (Math.clamp(part.position(), tail, Math.max(tail, head)) - tail);
        }
        return Math.round(passed);
    }

    void forget(String processor) {
        List<String> ids = Arrays.stream(tokens.get().fetchSegments(processor))
                .mapToObj(segment -> id(processor, segment))
                .toList();
        collection.deleteMany(in(Rows.ID, ids));
        reported.keySet().removeIf(id -> id.startsWith(processor + "#"));
    }

    private record Part(double share, long position) {}

    /** Of all segments, also of those of which nobody has reported. */
    private List<Part> parts(String processor) {
        int[] ids = tokens.get().fetchSegments(processor);
        if (ids.length == 0) {
            return List.of();
        }
        Map<String, Long> known = new HashMap<>();
        collection
                .find(in(
                        Rows.ID,
                        Arrays.stream(ids)
                                .mapToObj(segment -> id(processor, segment))
                                .toList()))
                .forEach(stored -> known.put(stored.getString(Rows.ID), stored.getLong(POSITION)));
        List<Part> parts = new ArrayList<>();
        for (Segment segment : Segment.computeSegments(ids)) {
            parts.add(new Part(
                    1.0 / (segment.getMask() + 1L),
                    known.getOrDefault(id(processor, segment.getSegmentId()), NOWHERE)));
        }
        return parts;
    }

    private static String id(String processor, int segment) {
        return processor + "#" + segment;
    }
}

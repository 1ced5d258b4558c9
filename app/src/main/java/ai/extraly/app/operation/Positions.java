package ai.extraly.app.operation;

import ai.extraly.app.axon.AxonCollections;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** The positions of all processors as they are kept, also of those that no node runs. Looking at one claims nothing. */
final class Positions {
    /** Under this name the token store keeps something about itself. */
    private static final String NO_PROCESSOR = "__config";

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;
    private final Clock clock;

    Positions(MongoCollection<Document> tokens, Serializer serializer, Clock clock) {
        this.tokens = tokens;
        this.serializer = serializer;
        this.clock = clock;
    }

    /**
     * Where a segment is.
     *
     * @param token null before its first event
     * @param owner the node that has it; null when none has
     */
    record Position(@Nullable TrackingToken token, @Nullable String owner) {
        boolean isReplaying() {
            return token != null && ReplayToken.isReplay(token);
        }
    }

    /** By processor and segment. */
    SortedMap<String, SortedMap<Integer, Position>> all() {
        SortedMap<String, SortedMap<Integer, Position>> all = new TreeMap<>();
        for (Document stored : tokens.find()) {
            String processor = stored.getString("processorName");
            if (!NO_PROCESSOR.equals(processor)) {
                all.computeIfAbsent(processor, name -> new TreeMap<>())
                        .put(stored.getInteger("segment", 0), position(stored));
            }
        }
        return all;
    }

    Map<Integer, Position> of(String processor) {
        return all().getOrDefault(processor, new TreeMap<>());
    }

    private Position position(Document stored) {
        Object token = stored.get("token");
        byte[] bytes = token instanceof Binary binary ? binary.getData() : (byte[]) token;
        return new Position(
                bytes == null
                        ? null
                        : serializer.deserialize(
                                new SimpleSerializedObject<>(bytes, byte[].class, stored.getString("tokenType"), null)),
                isClaimed(stored) ? stored.getString("owner") : null);
    }

    private boolean isClaimed(Document stored) {
        return stored.get("timestamp") instanceof Number claimed
                && Instant.ofEpochMilli(claimed.longValue())
                        .plus(AxonCollections.CLAIM_TIMEOUT)
                        .isAfter(clock.instant());
    }
}

package ai.extraly.query.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.max;

import ai.extraly.contract.id.ApiKeyId;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When API keys were last used, to the minute. Volatile: no event tells it, and nothing depends on it. */
final class LastUse {
    private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
    private static final Duration RESOLUTION = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final String ID = "_id";
    private static final String AT = "at";

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Executor executor;
    private final Map<ApiKeyId, Instant> noted = new ConcurrentHashMap<>();

    /** @param executor writes, so that nobody who calls waits for it */
    LastUse(MongoCollection<Document> collection, Clock clock, Executor executor) {
        this.collection = collection;
        this.clock = clock;
        this.executor = executor;
    }

    /** Notes a use of {@code key} now, at most once a minute. */
    void note(ApiKeyId key) {
        Instant now = clock.instant();
        Instant last = noted.get(key);
        if (last != null && isRecent(last, now)) {
            return;
        }
        boolean first = last == null ? noted.putIfAbsent(key, now) == null : noted.replace(key, last, now);
        if (first) {
            executor.execute(() -> write(key, now));
        }
        if (noted.size() > MOST_REMEMBERED) {
            noted.values().removeIf(time -> !isRecent(time, now));
        }
    }

    private static boolean isRecent(Instant last, Instant now) {
        return now.isBefore(last.plus(RESOLUTION));
    }

    /** The keys of {@code keys} that were ever used, and when. */
    Map<ApiKeyId, Instant> of(Collection<ApiKeyId> keys) {
        Map<ApiKeyId, Instant> lastUse = new HashMap<>();
        collection
                .find(in(ID, keys.stream().map(ApiKeyId::value).toList()))
                .forEach(use -> lastUse.put(
                        new ApiKeyId(use.getString(ID)), use.getDate(AT).toInstant()));
        return lastUse;
    }

    private void write(ApiKeyId key, Instant at) {
        try {
            collection.updateOne(eq(ID, key.value()), max(AT, Date.from(at)), new UpdateOptions().upsert(true));
        } catch (MongoException e) {
            LOG.info("The use of {} could not be noted", key, e);
        }
    }
}

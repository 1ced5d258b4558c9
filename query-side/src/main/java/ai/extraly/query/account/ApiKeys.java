package ai.extraly.query.account;

import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.query.account.KeyRing.OwnedKey;
import ai.extraly.query.generation.BuiltModel;
import ai.extraly.query.generation.Table;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.ReadModel;
import ai.extraly.query.model.Rows;
import ai.extraly.query.model.Watch;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** One generation of the read model of API keys: each by its digest, and all of an account together. */
public final class ApiKeys implements BuiltModel {
    private static final String KEYS = "api-keys";
    private static final String RINGS = "api-key-rings";

    private final ApiKeyProjection projection;
    private final Rows<OwnedKey> keys;
    private final Watch<KeyRing> watch;
    private final List<Table> tables;

    public ApiKeys(MongoOperations mongo, Generation generation, ScheduledExecutorService scheduler) {
        MongoCollection<Document> byDigest = generation.open(mongo, KEYS);
        MongoCollection<Document> byAccount = generation.open(mongo, RINGS);
        keys = new Rows<>(byDigest, new KeyFormats.OfKey());
        Rows<KeyRing> rings = new Rows<>(byAccount, new KeyFormats.OfRing());
        keys.createIndex();
        rings.createIndex();
        watch = new Watch<>(rings, scheduler);
        projection = new ApiKeyProjection(
                new ReadModel<KeyRing, AccountEvent>(new KeyRingFold(), rings, new KeysByDigest(keys), watch));
        tables = List.of(Table.of(KEYS, byDigest), Table.of(RINGS, byAccount));
    }

    @Override
    public ApiKeyProjection eventHandler() {
        return projection;
    }

    @Override
    public List<Table> tables() {
        return tables;
    }

    Rows<OwnedKey> keys() {
        return keys;
    }

    Watch<KeyRing> watch() {
        return watch;
    }

    @Override
    public void close() {
        watch.close();
    }
}

package ai.extraly.query.account;

import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.query.account.KeyRing.OwnedKey;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.Preceding;
import ai.extraly.query.model.ReadModel;
import ai.extraly.query.model.Rows;
import ai.extraly.query.model.Watch;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.data.mongodb.core.MongoOperations;

/** One generation of the read models of accounts and of API keys: their projections, and the answers from them. */
public final class Accounts implements AutoCloseable {
    private static final String ACCOUNTS = "accounts";
    private static final String KEYS = "api-keys";
    private static final String RINGS = "api-key-rings";

    /** Belongs to no generation, because it cannot be built again. */
    private static final String LAST_USE = "api-key-use";

    private final AccountProjection accountProjection;
    private final ApiKeyProjection keyProjection;
    private final AccountQueries queries;
    private final Watch<AccountRow> accountWatch;
    private final Watch<KeyRing> keyWatch;

    public Accounts(MongoOperations mongo, Generation generation, Clock clock, ScheduledExecutorService scheduler) {
        Rows<AccountRow> accounts =
                new Rows<>(mongo.getCollection(generation.collection(ACCOUNTS)), new AccountRowFormat());
        Rows<OwnedKey> keys = new Rows<>(mongo.getCollection(generation.collection(KEYS)), new KeyFormats.OfKey());
        Rows<KeyRing> rings = new Rows<>(mongo.getCollection(generation.collection(RINGS)), new KeyFormats.OfRing());
        accounts.createIndex();
        keys.createIndex();
        rings.createIndex();
        accountWatch = new Watch<>(accounts, scheduler);
        keyWatch = new Watch<>(rings, scheduler);
        accountProjection = new AccountProjection(new ReadModel<AccountRow, AccountEvent>(
                new AccountFold(), accounts, Preceding.nothing(), accountWatch));
        keyProjection = new ApiKeyProjection(
                new ReadModel<KeyRing, AccountEvent>(new KeyRingFold(), rings, new KeysByDigest(keys), keyWatch));
        LastUse lastUse = new LastUse(mongo.getCollection(LAST_USE), clock, Thread::startVirtualThread);
        queries = new AccountQueries(accounts, keys, accountWatch, keyWatch, lastUse);
    }

    /** The event handler that keeps the accounts. */
    public AccountProjection accountProjection() {
        return accountProjection;
    }

    /** The event handler that keeps the API keys. */
    public ApiKeyProjection keyProjection() {
        return keyProjection;
    }

    /** The query handlers that answer from this generation. */
    public AccountQueries queries() {
        return queries;
    }

    @Override
    public void close() {
        accountWatch.close();
        keyWatch.close();
    }
}

package ai.extraly.query.account;

import ai.extraly.query.generation.Live;
import ai.extraly.query.model.Generation;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.data.mongodb.core.MongoOperations;

/** The read models of accounts and of API keys, and the answers from them. */
final class StoredAccounts implements AutoCloseable {
    private final Accounts accounts;
    private final ApiKeys keys;
    private final AccountQueries queries;

    StoredAccounts(MongoOperations mongo, Generation generation, Clock clock, ScheduledExecutorService scheduler) {
        accounts = new Accounts(mongo, generation, scheduler);
        keys = new ApiKeys(mongo, generation, scheduler);
        queries = new AccountQueries(Live.always(accounts), Live.always(keys), mongo, clock);
    }

    AccountProjection accountProjection() {
        return accounts.eventHandler();
    }

    ApiKeyProjection keyProjection() {
        return keys.eventHandler();
    }

    AccountQueries queries() {
        return queries;
    }

    @Override
    public void close() {
        accounts.close();
        keys.close();
    }
}

package ai.extraly.query;

import ai.extraly.query.account.Accounts;
import ai.extraly.query.account.ApiKeys;
import ai.extraly.query.document.Documents;
import ai.extraly.query.document.UnderWay;
import ai.extraly.query.generation.Projection;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The read models. Their names are for ever; the versions of their code are raised whenever rows are made of something else than
 * before, and then the models are built anew at the start.
 */
final class Projections {
    static final String DOCUMENTS = "documents";
    static final String ACCOUNTS = "accounts";
    static final String API_KEYS = "api-keys";
    static final String UNDER_WAY = "under-way";

    private static final int DOCUMENTS_VERSION = 1;
    private static final int ACCOUNTS_VERSION = 1;
    private static final int API_KEYS_VERSION = 1;
    private static final int UNDER_WAY_VERSION = 1;

    private Projections() {}

    static Projection<Documents> documents(MongoOperations mongo, ScheduledExecutorService scheduler) {
        return new Projection<>(
                DOCUMENTS, DOCUMENTS_VERSION, 2, generation -> new Documents(mongo, generation, scheduler));
    }

    static Projection<Accounts> accounts(MongoOperations mongo, ScheduledExecutorService scheduler) {
        return new Projection<>(
                ACCOUNTS, ACCOUNTS_VERSION, 1, generation -> new Accounts(mongo, generation, scheduler));
    }

    static Projection<ApiKeys> apiKeys(MongoOperations mongo, ScheduledExecutorService scheduler) {
        return new Projection<>(API_KEYS, API_KEYS_VERSION, 1, generation -> new ApiKeys(mongo, generation, scheduler));
    }

    static Projection<UnderWay> underWay(MongoOperations mongo) {
        return new Projection<>(UNDER_WAY, UNDER_WAY_VERSION, 1, generation -> new UnderWay(mongo, generation));
    }
}

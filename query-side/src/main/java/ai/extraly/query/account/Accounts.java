package ai.extraly.query.account;

import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.query.generation.BuiltModel;
import ai.extraly.query.generation.Table;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.Preceding;
import ai.extraly.query.model.ReadModel;
import ai.extraly.query.model.Rows;
import ai.extraly.query.model.Watch;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** One generation of the read model of accounts. */
public final class Accounts implements BuiltModel {
    private static final String ROWS = "accounts";

    private final AccountProjection projection;
    private final Rows<AccountRow> rows;
    private final Watch<AccountRow> watch;
    private final List<Table> tables;

    public Accounts(MongoOperations mongo, Generation generation, ScheduledExecutorService scheduler) {
        MongoCollection<Document> collection = generation.open(mongo, ROWS);
        rows = new Rows<>(collection, new AccountRowFormat());
        rows.createIndex();
        watch = new Watch<>(rows, scheduler);
        projection = new AccountProjection(
                new ReadModel<AccountRow, AccountEvent>(new AccountFold(), rows, Preceding.nothing(), watch));
        tables = List.of(Table.of(ROWS, collection));
    }

    @Override
    public AccountProjection eventHandler() {
        return projection;
    }

    @Override
    public List<Table> tables() {
        return tables;
    }

    Rows<AccountRow> rows() {
        return rows;
    }

    Watch<AccountRow> watch() {
        return watch;
    }

    @Override
    public void close() {
        watch.close();
    }
}

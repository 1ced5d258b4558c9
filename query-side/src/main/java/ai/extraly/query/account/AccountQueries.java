package ai.extraly.query.account;

import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.ApiKeyView;
import ai.extraly.contract.account.query.CallerView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.contract.account.query.FindCaller;
import ai.extraly.contract.account.query.FindSigningKeys;
import ai.extraly.contract.account.query.IsAccountSeen;
import ai.extraly.contract.account.query.ListApiKeys;
import ai.extraly.contract.account.query.SigningKeysView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.query.generation.Live;
import ai.extraly.query.model.Row;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoOperations;

/** Answers what is asked about accounts and their API keys. */
public final class AccountQueries {
    /** Belongs to no generation, because it cannot be built again. */
    private static final String LAST_USE = "api-key-use";

    private final Live<Accounts> accounts;
    private final Live<ApiKeys> keys;
    private final LastUse lastUse;

    public AccountQueries(Live<Accounts> accounts, Live<ApiKeys> keys, MongoOperations mongo, Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.lastUse = new LastUse(mongo.getCollection(LAST_USE), clock, Thread::startVirtualThread);
    }

    @QueryHandler
    Optional<AccountView> find(FindAccount query) {
        return open(query.accountId()).map(OpenAccount::view);
    }

    @QueryHandler
    Optional<CallerView> find(FindCaller query) {
        Optional<CallerView> caller = keys.model()
                .keys()
                .find(query.apiKey().hex())
                .filter(key -> !key.revoked())
                .flatMap(key -> open(key.accountId()).flatMap(account -> account.caller(key.apiKeyId())));
        caller.ifPresent(view -> lastUse.note(view.apiKeyId()));
        return caller;
    }

    @QueryHandler
    ApiKeyView[] list(ListApiKeys query) {
        return open(query.accountId())
                .map(account -> account.keyViews(lastUse.of(
                        account.keys().stream().map(OpenAccount.Key::apiKeyId).toList())))
                .orElse(List.of())
                .toArray(ApiKeyView[]::new);
    }

    @QueryHandler
    Optional<SigningKeysView> find(FindSigningKeys query) {
        return open(query.accountId()).flatMap(account -> account.signingKeys(query.apiKeyId(), query.at()));
    }

    @QueryHandler
    CompletableFuture<Boolean> isSeen(IsAccountSeen query) {
        String id = query.accountId().value();
        Predicate<Row> seen = row -> row.sequence() >= query.sequence();
        return accounts.seen(Accounts::watch, id, seen, query.patience())
                .thenCombine(keys.seen(ApiKeys::watch, id, seen, query.patience()), Boolean::logicalAnd);
    }

    private Optional<OpenAccount> open(AccountId id) {
        return accounts.model().rows().find(id.value()).flatMap(row -> switch (row) {
            case OpenAccount account -> Optional.of(account);
            case ClosedAccount _ -> Optional.empty();
        });
    }
}

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
import ai.extraly.query.account.KeyRing.OwnedKey;
import ai.extraly.query.model.Row;
import ai.extraly.query.model.Rows;
import ai.extraly.query.model.Watch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what is asked about accounts and their API keys. */
public final class AccountQueries {
    private final Rows<AccountRow> accounts;
    private final Rows<OwnedKey> keys;
    private final Watch<AccountRow> accountWatch;
    private final Watch<KeyRing> keyWatch;
    private final LastUse lastUse;

    AccountQueries(
            Rows<AccountRow> accounts,
            Rows<OwnedKey> keys,
            Watch<AccountRow> accountWatch,
            Watch<KeyRing> keyWatch,
            LastUse lastUse) {
        this.accounts = accounts;
        this.keys = keys;
        this.accountWatch = accountWatch;
        this.keyWatch = keyWatch;
        this.lastUse = lastUse;
    }

    @QueryHandler
    Optional<AccountView> find(FindAccount query) {
        return open(query.accountId()).map(OpenAccount::view);
    }

    @QueryHandler
    Optional<CallerView> find(FindCaller query) {
        Optional<CallerView> caller = keys.find(query.apiKey().hex())
                .filter(key -> !key.revoked())
                .flatMap(key -> open(key.accountId()).flatMap(account -> account.caller(key.apiKeyId())));
        caller.ifPresent(view -> lastUse.note(view.apiKeyId()));
        return caller;
    }

    @QueryHandler
    List<ApiKeyView> list(ListApiKeys query) {
        return open(query.accountId())
                .map(account -> account.keyViews(lastUse.of(
                        account.keys().stream().map(OpenAccount.Key::apiKeyId).toList())))
                .orElse(List.of());
    }

    @QueryHandler
    Optional<SigningKeysView> find(FindSigningKeys query) {
        return open(query.accountId()).flatMap(account -> account.signingKeys(query.apiKeyId(), query.at()));
    }

    @QueryHandler
    CompletableFuture<Boolean> isSeen(IsAccountSeen query) {
        String id = query.accountId().value();
        Predicate<Row> seen = row -> row.sequence() >= query.sequence();
        return accountWatch
                .until(id, seen, query.patience())
                .thenCombine(keyWatch.until(id, seen, query.patience()), (account, key) -> account && key);
    }

    private Optional<OpenAccount> open(AccountId id) {
        return accounts.find(id.value()).flatMap(row -> switch (row) {
            case OpenAccount account -> Optional.of(account);
            case ClosedAccount _ -> Optional.empty();
        });
    }
}

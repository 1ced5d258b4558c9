package ai.extraly.http.house;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.command.AccountCommand;
import ai.extraly.contract.account.command.ChangePassword;
import ai.extraly.contract.account.command.ChangePlan;
import ai.extraly.contract.account.command.ChangeRoles;
import ai.extraly.contract.account.command.CreateApiKey;
import ai.extraly.contract.account.command.DeleteAccount;
import ai.extraly.contract.account.command.EndSessions;
import ai.extraly.contract.account.command.RegisterAccount;
import ai.extraly.contract.account.command.RevokeApiKey;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.ApiKeyView;
import ai.extraly.contract.account.query.CallerView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.contract.account.query.FindCaller;
import ai.extraly.contract.account.query.IsAccountSeen;
import ai.extraly.contract.account.query.ListApiKeys;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Accounts and keys, decided and read in one place. */
public final class AccountsInMemory {
    private final Map<AccountId, AccountView> accounts = new ConcurrentHashMap<>();
    private final Map<String, Key> keys = new ConcurrentSkipListMap<>();
    private final AtomicLong sequence = new AtomicLong();

    private final AtomicBoolean unreachable = new AtomicBoolean();

    private record Key(AccountId account, Sha256 digest, ApiKeyView view) {}

    @CommandHandler
    Acknowledged handle(RegisterAccount c) {
        AccountView view = new AccountView(
                c.accountId(), c.dataKey(), c.email(), c.passwordHash(), c.plan(), c.roles(), 1, c.at(), 0);
        if (accounts.putIfAbsent(c.accountId(), view) != null) {
            throw new Refused(Refusal.EMAIL_TAKEN);
        }
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(ChangePassword c) {
        return change(
                c,
                a -> new AccountView(
                        a.accountId(),
                        a.dataKey(),
                        a.email(),
                        c.passwordHash(),
                        a.plan(),
                        a.roles(),
                        a.epoch() + 1,
                        a.createdAt(),
                        a.sequence() + 1));
    }

    @CommandHandler
    Acknowledged handle(EndSessions c) {
        return change(c, a -> with(a, a.plan(), a.roles(), a.epoch() + 1));
    }

    @CommandHandler
    Acknowledged handle(ChangePlan c) {
        return change(c, a -> with(a, c.plan(), a.roles(), a.epoch()));
    }

    @CommandHandler
    Acknowledged handle(ChangeRoles c) {
        return change(c, a -> with(a, a.plan(), c.roles(), a.epoch()));
    }

    @CommandHandler
    Acknowledged handle(DeleteAccount c) {
        if (accounts.remove(c.accountId()) == null) {
            throw new Refused(Refusal.ACCOUNT_UNKNOWN);
        }
        keys.values().removeIf(key -> key.account().equals(c.accountId()));
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(CreateApiKey c) {
        ApiKeyView view = new ApiKeyView(c.apiKeyId(), c.secret(), c.name(), c.at(), null, null);
        keys.put(c.apiKeyId().value(), new Key(c.accountId(), c.digest(), view));
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(RevokeApiKey c) {
        @Nullable Key key = keys.get(c.apiKeyId().value());
        if (key == null || !key.account().equals(c.accountId())) {
            throw new Refused(Refusal.API_KEY_UNKNOWN);
        }
        ApiKeyView v = key.view();
        keys.put(
                c.apiKeyId().value(),
                new Key(
                        key.account(),
                        key.digest(),
                        new ApiKeyView(v.apiKeyId(), v.secret(), v.name(), v.createdAt(), v.lastUsedAt(), c.at())));
        return acknowledged();
    }

    private Acknowledged change(AccountCommand command, UnaryOperator<AccountView> change) {
        if (accounts.computeIfPresent(command.accountId(), (id, account) -> change.apply(account)) == null) {
            throw new Refused(Refusal.ACCOUNT_UNKNOWN);
        }
        return acknowledged();
    }

    private static AccountView with(AccountView a, PlanName plan, Set<Role> roles, int epoch) {
        return new AccountView(
                a.accountId(),
                a.dataKey(),
                a.email(),
                a.passwordHash(),
                plan,
                roles,
                epoch,
                a.createdAt(),
                a.sequence() + 1);
    }

    private Acknowledged acknowledged() {
        return new Acknowledged(sequence.incrementAndGet());
    }

    @QueryHandler
    @Nullable
    AccountView handle(FindAccount query) {
        return accounts.get(query.accountId());
    }

    @QueryHandler
    @Nullable
    CallerView handle(FindCaller query) {
        if (unreachable.get()) {
            throw new NoHandlerForQueryException("secret details");
        }
        return keys.values().stream()
                .filter(key -> key.digest().equals(query.apiKey()) && key.view().revokedAt() == null)
                .findFirst()
                .map(key -> caller(key, accounts.get(key.account())))
                .orElse(null);
    }

    private static @Nullable CallerView caller(Key key, @Nullable AccountView a) {
        return a == null ? null : new CallerView(a.accountId(), key.view().apiKeyId(), a.plan(), a.roles(), a.epoch());
    }

    @QueryHandler
    ApiKeyView[] handle(ListApiKeys query) {
        return keys.values().stream()
                .filter(key -> key.account().equals(query.accountId()))
                .map(Key::view)
                .toArray(ApiKeyView[]::new);
    }

    @QueryHandler
    Boolean handle(IsAccountSeen query) {
        return true;
    }

    /** Whether nobody answers who an API key belongs to. */
    public void unreachable(boolean now) {
        unreachable.set(now);
    }

    /** As if it had been done on another node. */
    public void endSessionsElsewhere(AccountId account, Instant at) {
        handle(new EndSessions(account, at));
    }
}

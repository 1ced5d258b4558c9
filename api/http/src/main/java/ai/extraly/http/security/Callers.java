package ai.extraly.http.security;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.CallerView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.contract.account.query.FindCaller;
import ai.extraly.contract.id.AccountId;
import ai.extraly.http.bus.Queries;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Accounts and API keys as the read models know them, remembered for half a second: what was revoked on any node fails on this one
 * within a second. What is not found is not remembered.
 */
@Component
public class Callers {
    private static final Duration REMEMBERED = Duration.ofMillis(500);
    private static final int AT_MOST = 10_000;

    private final Queries queries;
    private final Cache<AccountId, AccountView> accounts;
    private final Cache<Sha256, CallerView> keys;

    Callers(Queries queries, Clock clock) {
        this.queries = queries;
        this.accounts = forAMoment(clock);
        this.keys = forAMoment(clock);
    }

    private static <K, V> Cache<K, V> forAMoment(Clock clock) {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(AT_MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    Optional<AccountView> account(AccountId id) {
        return remembered(accounts, id, new FindAccount(id), AccountView.class);
    }

    Optional<CallerView> key(Sha256 digest) {
        return remembered(keys, digest, new FindCaller(digest), CallerView.class);
    }

    private <K, V> Optional<V> remembered(Cache<K, V> cache, K key, Object query, Class<V> type) {
        @Nullable V known = cache.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        // Not Cache.get with a loader: it would hold a lock of the cache while a question is on its way.
        Optional<V> found = queries.find(query, type);
        found.ifPresent(value -> cache.put(key, value));
        return found;
    }

    /** Something about this account was changed through this node: it holds at once. */
    public void forget(AccountId id) {
        accounts.invalidate(id);
        keys.asMap().values().removeIf(key -> key.accountId().equals(id));
    }
}

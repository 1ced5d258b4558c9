package ai.extraly.http.audit;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.SealedFields;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.contract.audit.query.AccessPage;
import ai.extraly.contract.audit.query.ListAccesses;
import ai.extraly.contract.audit.query.PastAccess;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.http.bus.Queries;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.TamperedException;
import ai.extraly.vault.Vault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What auditors and operators did, with the reasons that they gave. A reason is sealed for the account that gave it, and is gone
 * with it.
 */
@Component
class Accesses {
    /** One page goes through thousands of events of the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Queries queries;
    private final Vault vault;

    Accesses(Queries queries, Vault vault) {
        this.queries = queries;
        this.vault = vault;
    }

    AccessData list(ListAccesses asked) {
        AccessPage page = queries.find(asked, AccessPage.class, PATIENCE).orElseThrow();
        Map<AccountId, Optional<DataKeyId>> keys = new HashMap<>();
        return new AccessData(
                page.accesses().stream()
                        .map(access -> AccessData.Entry.of(access, reason(access, keys)))
                        .toList(),
                page.next());
    }

    private @Nullable String reason(PastAccess access, Map<AccountId, Optional<DataKeyId>> keys) {
        @Nullable Sealed sealed = access.recorded().reason();
        return sealed == null
                ? null
                : keys.computeIfAbsent(access.recorded().accountId(), this::key)
                        .flatMap(key -> open(key, sealed))
                        .orElse(null);
    }

    private Optional<DataKeyId> key(AccountId account) {
        return queries.find(new FindAccount(account), AccountView.class).map(AccountView::dataKey);
    }

    /** An address that registered again has another key than the one that the reason was sealed under. */
    private Optional<String> open(DataKeyId key, Sealed sealed) {
        try {
            return Optional.of(vault.open(key, SealedFields.ACCESS_REASON, sealed));
        } catch (ErasedException | TamperedException e) {
            return Optional.empty();
        }
    }
}

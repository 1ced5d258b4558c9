package ai.extraly.query.account;

import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.event.ApiKeyCreated;
import ai.extraly.contract.account.event.ApiKeyRevoked;
import ai.extraly.contract.account.event.PasswordChanged;
import ai.extraly.contract.account.event.PlanChanged;
import ai.extraly.contract.account.event.RolesChanged;
import ai.extraly.contract.account.event.SessionsEnded;
import ai.extraly.contract.account.event.WebhookSecretRotated;
import ai.extraly.query.model.Fold;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account's events, told as its owner sees it. A deleted account begins anew when it is registered again. */
final class AccountFold implements Fold<AccountRow, AccountEvent> {
    @Override
    public AccountRow apply(@Nullable AccountRow row, AccountEvent event, long sequence) {
        return switch (row) {
            case null -> begin(event, sequence);
            case AccountRow seen when seen.sequence() >= sequence -> seen;
            case ClosedAccount _ -> begin(event, sequence);
            case OpenAccount account -> next(account, event, sequence);
        };
    }

    private static AccountRow begin(AccountEvent event, long sequence) {
        if (!(event instanceof AccountRegistered registered)) {
            throw new IllegalStateException("An account begins with its registration, not with " + event);
        }
        return new OpenAccount(
                registered.accountId(),
                sequence,
                registered.dataKey(),
                registered.email(),
                registered.passwordHash(),
                registered.plan(),
                registered.roles(),
                registered.epoch(),
                time(registered),
                List.of(),
                List.of());
    }

    private static AccountRow next(OpenAccount account, AccountEvent event, long sequence) {
        return switch (event) {
            case AccountRegistered registered -> begin(registered, sequence);
            case PasswordChanged changed -> account.protectedBy(changed.passwordHash(), changed.epoch(), sequence);
            case SessionsEnded ended -> account.inEpoch(ended.epoch(), sequence);
            case PlanChanged changed -> account.on(changed.plan(), sequence);
            case RolesChanged changed -> account.as(changed.roles(), sequence);
            case ApiKeyCreated created ->
                account.withKey(
                        new OpenAccount.Key(created.apiKeyId(), created.secret(), created.name(), time(created), null),
                        sequence);
            case ApiKeyRevoked revoked -> account.revoking(revoked.apiKeyId(), time(revoked), sequence);
            case WebhookSecretRotated rotated ->
                account.signingWith(new OpenAccount.WebhookSecret(rotated.secret(), time(rotated)), sequence);
            case AccountDeleted _ -> new ClosedAccount(account.accountId(), sequence);
        };
    }

    /** MongoDB keeps milliseconds; whoever folds without it must come to the same row. */
    private static Instant time(AccountEvent event) {
        return event.at().truncatedTo(ChronoUnit.MILLIS);
    }
}

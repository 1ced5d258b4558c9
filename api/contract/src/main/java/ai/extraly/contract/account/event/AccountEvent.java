package ai.extraly.contract.account.event;

import ai.extraly.contract.id.AccountId;
import java.time.Instant;

/** Something that happened to an account. */
public sealed interface AccountEvent
        permits AccountRegistered,
                PasswordChanged,
                SessionsEnded,
                ApiKeyCreated,
                ApiKeyRevoked,
                PlanChanged,
                RolesChanged,
                WebhookSecretRotated,
                AccountDeleted {
    AccountId accountId();

    Instant at();
}

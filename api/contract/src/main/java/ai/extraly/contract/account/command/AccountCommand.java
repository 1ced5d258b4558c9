package ai.extraly.contract.account.command;

import ai.extraly.contract.id.AccountId;
import java.time.Instant;

/** Something that an account is asked to do. Each is answered with {@code Acknowledged}. */
public sealed interface AccountCommand
        permits RegisterAccount,
                ChangePassword,
                EndSessions,
                CreateApiKey,
                RevokeApiKey,
                ChangePlan,
                ChangeRoles,
                RotateWebhookSecret,
                DeleteAccount,
                EraseAccount {
    AccountId accountId();

    Instant at();
}

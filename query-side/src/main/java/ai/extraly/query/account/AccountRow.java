package ai.extraly.query.account;

import ai.extraly.contract.id.AccountId;
import ai.extraly.query.model.Row;

/** What the read model knows of an account. */
sealed interface AccountRow extends Row permits OpenAccount, ClosedAccount {
    AccountId accountId();

    @Override
    default String id() {
        return accountId().value();
    }
}

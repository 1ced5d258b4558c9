package ai.extraly.contract.account.query;

import ai.extraly.contract.id.AccountId;

/** The open account {@code accountId}. Answered with an {@code AccountView}, or nothing. */
public record FindAccount(AccountId accountId) {}

package ai.extraly.contract.account.query;

import ai.extraly.contract.id.AccountId;

/** The account's API keys, oldest first, revoked ones included. Answered with a list of {@code ApiKeyView}. */
public record ListApiKeys(AccountId accountId) {}

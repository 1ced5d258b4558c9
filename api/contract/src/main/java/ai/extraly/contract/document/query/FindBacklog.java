package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;

/** How many documents are waiting or being read, of all accounts and of {@code accountId}? Answered with a {@code Backlog}. */
public record FindBacklog(AccountId accountId) {}

package ai.extraly.query.account;

import ai.extraly.contract.id.AccountId;

/** What is left of a deleted account until its address registers again. No query shows it. */
record ClosedAccount(AccountId accountId, long sequence) implements AccountRow {}

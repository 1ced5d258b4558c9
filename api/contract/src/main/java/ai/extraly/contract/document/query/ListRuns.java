package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;

/**
 * The runs over this account's document that had results, oldest first. Answered from the event log with a list of {@code RunView};
 * empty for anybody else's document.
 */
public record ListRuns(DocumentId documentId, AccountId accountId) {}

package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;

/** The attempts at reading this account's document, oldest first. Answered from the event log with a list of {@code AttemptView}; empty for anybody else's document. */
public record ListAttempts(DocumentId documentId, AccountId accountId) {}

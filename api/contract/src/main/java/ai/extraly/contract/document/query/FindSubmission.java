package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;

/**
 * What was submitted as {@code documentId} by {@code accountId}. Answered from the event log, so never by halves, with a {@code SubmissionView}, or
 * with nothing when that account never submitted such a document.
 */
public record FindSubmission(DocumentId documentId, AccountId accountId) {}

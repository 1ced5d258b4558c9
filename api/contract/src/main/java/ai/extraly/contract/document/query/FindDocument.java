package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;

/** The document {@code documentId} of {@code accountId}. Answered with a {@code DocumentView}, or nothing when that account has no such document. */
public record FindDocument(DocumentId documentId, AccountId accountId) {}

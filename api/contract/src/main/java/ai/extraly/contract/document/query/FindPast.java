package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;

/**
 * The document {@code documentId} of {@code accountId} as it stood at {@code asOf}. Answered from the event log with a
 * {@code PastDocument}, or with nothing when that account had no such document then, or has none now because it was deleted.
 */
public record FindPast(DocumentId documentId, AccountId accountId, Instant asOf) {}

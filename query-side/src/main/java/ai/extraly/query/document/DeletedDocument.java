package ai.extraly.query.document;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;

/** What is left of a deleted document, so that an event that is delivered again does not bring it back, and an auditor finds it. */
record DeletedDocument(DocumentId documentId, AccountId accountId, long sequence, Instant createdAt)
        implements DocumentRow {}

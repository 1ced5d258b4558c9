package ai.extraly.query.document;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;

/** What is left of a deleted document, so that an event that is delivered again does not bring it back. No query shows it. */
record DeletedDocument(DocumentId documentId, AccountId accountId, long sequence) implements DocumentRow {}

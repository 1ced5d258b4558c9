package ai.extraly.contract.erasure;

import ai.extraly.contract.id.DocumentId;

/** What was destroyed of a document, and what is left of it? Answered with an {@link ErasureView}, or with nothing for one that never was. */
public record FindErasure(DocumentId documentId) {}

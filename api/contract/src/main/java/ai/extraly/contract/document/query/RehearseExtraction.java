package ai.extraly.contract.document.query;

import ai.extraly.contract.id.DocumentId;

/**
 * What would the present engine make of this document? Asked of the extraction nodes; it changes nothing and shows no content. It
 * waits for a place among the documents that are really read. Answered with a {@code Rehearsal}, or nothing when the document has no
 * results or is gone.
 */
public record RehearseExtraction(DocumentId documentId) {}

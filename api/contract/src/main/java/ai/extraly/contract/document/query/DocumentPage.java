package ai.extraly.contract.document.query;

import java.util.List;

/**
 * A page of a list.
 *
 * @param total of all pages, exact
 */
public record DocumentPage(List<DocumentSummary> documents, long total) {}

package ai.extraly.contract.audit.query;

import java.util.List;

/**
 * A page of a list.
 *
 * @param total of all pages, exact
 */
public record AuditedPage(List<AuditedDocument> documents, long total) {}

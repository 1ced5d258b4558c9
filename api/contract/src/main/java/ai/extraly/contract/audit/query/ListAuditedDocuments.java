package ai.extraly.contract.audit.query;

import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One page of the documents of all accounts, the deleted ones among them, newest first. Answered with an {@code AuditedPage}.
 *
 * @param accountId whose documents; null for everybody's
 * @param createdFrom inclusive
 * @param createdTo exclusive
 * @param page 1-based; one past the end is empty
 */
public record ListAuditedDocuments(
        @Nullable AccountId accountId,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        int page,
        int perPage) {}

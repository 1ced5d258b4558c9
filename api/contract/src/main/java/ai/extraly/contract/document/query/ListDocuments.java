package ai.extraly.contract.document.query;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One page of an account's documents. Answered with a {@code DocumentPage}.
 *
 * @param page 1-based; one past the end is empty
 * @param idPrefix the beginning of the documents' ids
 * @param createdFrom inclusive
 * @param createdTo exclusive
 */
public record ListDocuments(
        AccountId accountId,
        int page,
        int perPage,
        @Nullable DocumentStatus status,
        @Nullable DetectionType type,
        @Nullable String idPrefix,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        DocumentSort sort,
        boolean descending) {}

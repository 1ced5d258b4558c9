package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ids of completed documents, of every account, in their order. Answered with a list of {@code DocumentId}.
 *
 * @param account null for all of them
 * @param createdFrom inclusive
 * @param createdTo exclusive
 * @param after the last id of the page before; null for the first page
 * @param limit how many at most
 */
public record ListCompletedDocuments(
        @Nullable AccountId account,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable DocumentId after,
        int limit) {}

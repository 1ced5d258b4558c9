package ai.extraly.contract.audit.query;

import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What auditors and operators did, oldest first. Answered with an {@code AccessPage}.
 *
 * @param accountId who acted; null for everybody
 * @param from inclusive
 * @param to exclusive
 * @param fromPosition nothing before this position of the log; null for the first page
 * @param limit how many at most
 */
public record ListAccesses(
        @Nullable AccountId accountId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long fromPosition,
        int limit) {}

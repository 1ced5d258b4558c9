package ai.extraly.contract.erasure;

import ai.extraly.contract.ClaimCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Content that lay in the vault, as the event says that stored it.
 *
 * @param run whose results they were; null for the original
 */
public record DestroyedContent(@Nullable Integer run, ClaimCheck content, Instant storedAt) {}

package ai.extraly.contract.erasure;

import ai.extraly.contract.ClaimCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Content that lay in the vault, as the event says that stored it.
 *
 * @param what {@code original}, {@code results} or {@code correction}
 * @param run whose results they were; null for the original
 */
public record DestroyedContent(String what, @Nullable Integer run, ClaimCheck content, Instant storedAt) {}

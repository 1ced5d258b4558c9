package ai.extraly.contract.operation;

import org.jspecify.annotations.Nullable;

/**
 * Events that could not be handled, and those that wait behind them, oldest first. Answered with a {@link DeadLetterPage}.
 *
 * @param group null for all
 */
public record ListDeadLetters(@Nullable String group, int page, int perPage) {}

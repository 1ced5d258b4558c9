package ai.extraly.contract.operation;

import org.jspecify.annotations.Nullable;

/**
 * What became of a retry.
 *
 * @param obstacle why there was none; null when there was one
 * @param left how many of the sequence still wait; none when all went through
 */
public record DeadLetterRetried(@Nullable Obstacle obstacle, String group, String sequence, long left) {}

package ai.extraly.contract.operation;

import org.jspecify.annotations.Nullable;

/**
 * What became of discarding a dead letter.
 *
 * @param obstacle null when it is gone
 * @param left how many of its sequence wait without it
 */
public record DeadLetterDiscarded(@Nullable Obstacle obstacle, String group, String sequence, long left) {}

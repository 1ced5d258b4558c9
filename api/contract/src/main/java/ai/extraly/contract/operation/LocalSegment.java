package ai.extraly.contract.operation;

import org.jspecify.annotations.Nullable;

/**
 * A segment that a node handles.
 *
 * @param position of the last event that was handled; -1 when there is none
 * @param error a sentence; null when there is nothing wrong
 */
public record LocalSegment(
        int segment,
        long position,
        boolean replaying,
        @Nullable String error) {}

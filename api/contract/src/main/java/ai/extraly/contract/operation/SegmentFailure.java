package ai.extraly.contract.operation;

import java.time.Instant;

/**
 * That a node could not go on with a segment.
 *
 * @param position of the first event that it tried to handle. Whichever node has passed it has got over the failure
 * @param error a sentence
 * @param at when it tried for the last time
 */
public record SegmentFailure(int segment, long position, String error, Instant at) {}

package ai.extraly.contract.operation;

import org.jspecify.annotations.Nullable;

/**
 * Make one segment of a processor two, or two one. Answered with {@link SegmentsChanged}.
 *
 * @param segment null for the largest when splitting and for the smallest when merging
 */
public record ChangeSegments(
        String processor, SegmentChange change, @Nullable Integer segment) {}

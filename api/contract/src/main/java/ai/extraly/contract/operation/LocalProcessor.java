package ai.extraly.contract.operation;

import java.util.List;

/**
 * A processor on one node.
 *
 * @param name as it is in the event log's bookkeeping
 * @param segments that this node handles
 * @param failures the last of each segment that this node could not go on with, and has not gone on with since
 */
public record LocalProcessor(
        String name, boolean running, List<LocalSegment> segments, List<SegmentFailure> failures) {}

package ai.extraly.contract.operation;

import java.util.List;

/**
 * A processor on one node.
 *
 * @param name as it is in the event log's bookkeeping
 * @param segments that this node handles
 */
public record LocalProcessor(String name, boolean running, List<LocalSegment> segments) {}

package ai.extraly.contract.operation;

import java.util.List;

/**
 * What a node handles at the moment.
 *
 * @param processors that exist on this node
 */
public record NodeReport(String node, List<LocalProcessor> processors) {}

package ai.extraly.contract.operation;

/**
 * A segment that a node handles.
 *
 * @param position of the last event that was handled; -1 when there is none
 */
public record LocalSegment(int segment, long position, boolean replaying) {}

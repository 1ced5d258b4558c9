package ai.extraly.contract.operation;

import java.util.List;

/**
 * Something that handles events, one after the other.
 *
 * @param name as a path has it: a projection's generation is {@code documents-1}
 * @param replaying whether it handles events again that it has handled before
 * @param lagEvents how many events, of any kind, its slowest segment has not looked at yet
 * @param lagSeconds the age of the oldest of these; 0 when there is none
 * @param deadLetters how many events wait because they could not be handled
 */
public record ProcessorView(
        String name,
        boolean replaying,
        long lagEvents,
        long lagSeconds,
        long deadLetters,
        List<SegmentView> segments) {}

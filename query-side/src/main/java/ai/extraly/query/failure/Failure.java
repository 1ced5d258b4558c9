package ai.extraly.query.failure;

import java.time.Instant;

/**
 * A batch of events that could not be handled, and is tried again.
 *
 * @param position of its first event. Nothing is wrong any more where a segment has passed it, whichever node did
 * @param type the name of the failure's class
 * @param since when it failed for the first time
 * @param at when it failed for the last time
 */
public record Failure(int segment, long position, String type, Instant since, Instant at) {
    /** What went wrong, for people. */
    public String sentence() {
        return FailureSentence.of(type);
    }
}

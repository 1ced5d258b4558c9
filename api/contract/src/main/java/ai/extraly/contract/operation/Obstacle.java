package ai.extraly.contract.operation;

/** Why an operation was not done. It travels as data, so that it means the same on every kind of bus. */
public enum Obstacle {
    PROCESSOR_UNKNOWN("There is no such processor."),
    SEGMENT_UNKNOWN("The processor has no such segment."),
    SEGMENT_NOT_HANDLED("No node handles this segment at the moment."),
    ONLY_SEGMENT("The processor has one segment left, which cannot be merged with another."),
    SEGMENTS_MOVED(
            "The segment could not be changed: it, or the one to merge it with, is about to move to another node. Try again."),
    LETTER_UNKNOWN("There is no such dead letter."),
    LETTER_BUSY("This dead letter, or one before it, is being handled at the moment. Try again in half a minute."),
    NOBODY_TO_RETRY("No node that could handle this dead letter is running.");

    private final String message;

    Obstacle(String message) {
        this.message = message;
    }

    /** What to tell the operator. */
    public String message() {
        return message;
    }
}

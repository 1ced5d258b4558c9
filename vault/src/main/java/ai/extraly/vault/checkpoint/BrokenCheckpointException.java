package ai.extraly.vault.checkpoint;

/** A checkpoint is gone, or it is not the one that was signed. */
public final class BrokenCheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long number;

    BrokenCheckpointException(long number, String why) {
        super("Checkpoint " + number + " " + why);
        this.number = number;
    }

    /** Which one it is. */
    public long number() {
        return number;
    }
}

package ai.extraly.contract.operation;

/**
 * A node's answer to {@link OnNode}.
 *
 * @param mine whether this node was meant
 * @param done whether it was done; false where nothing was to be done
 */
public record TaskAnswer(boolean mine, boolean done) {
    /** The answer of a node that was not meant. */
    public static TaskAnswer notMine() {
        return new TaskAnswer(false, false);
    }
}

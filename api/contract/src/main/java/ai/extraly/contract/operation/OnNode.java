package ai.extraly.contract.operation;

import org.jspecify.annotations.Nullable;

/**
 * A task for one node. It is put to all, and only the one that it names takes it: a bus cannot be told which node to ask. Each
 * answers with a {@link TaskAnswer}.
 *
 * @param processor as it is in the event log's bookkeeping
 * @param segment for splitting, merging and releasing
 * @param event identifier of the first event of the sequence of dead letters that is to be handled again
 */
public record OnNode(
        String node,
        Task task,
        String processor,
        @Nullable Integer segment,
        @Nullable String event) {
    /** What there is to do. */
    public enum Task {
        SPLIT,
        MERGE,
        /** Give up a segment, so that another node may take it. */
        RELEASE,
        RETRY
    }
}

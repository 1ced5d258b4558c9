package ai.extraly.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that wrap the vault's keys, and how one takes the place of another. */
public interface WrappingKeys {
    /** The keys there are and were, the primary first, and how far wrapping anew is. */
    State state();

    /**
     * Where the master key is this process's own, makes a new one that wraps from now on. Then, in the background, wraps anew what others
     * wrapped, and, where the master key is its own, retires them when nothing is left that they wrapped.
     *
     * @throws CannotRotateException when that is under way, or when there is no new key to go over to
     */
    State rotate();

    /** Everything there is to say about them. */
    record State(List<WrappingKey> keys, Rewrapping rewrapping) {}

    /**
     * One key.
     *
     * @param madeAt null when that was not written down
     */
    record WrappingKey(
            String id,
            Status status,
            @Nullable Instant madeAt,
            @Nullable Instant retiredAt) {}

    /** What a wrapping key does. */
    enum Status {
        /** It wraps, and opens. */
        @JsonProperty("primary")
        PRIMARY,
        /** It opens, until nothing is wrapped with it any more. */
        @JsonProperty("retiring")
        RETIRING,
        /** It is gone, and what only it could open is closed for good. */
        @JsonProperty("retired")
        RETIRED
    }

    /**
     * How far wrapping anew is.
     *
     * @param wrapped how many keys are wrapped by the primary, of {@code total}
     * @param failed how many could not be opened, and are as they were
     * @param unopened the names of the first hundred of these
     * @param problem what went wrong, when it failed
     */
    record Rewrapping(
            Progress progress,
            long wrapped,
            long total,
            long failed,
            List<String> unopened,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String problem) {}

    /** Whether it goes on. */
    enum Progress {
        /** Nothing was wrapped anew since the process runs. */
        @JsonProperty("idle")
        IDLE,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }
}

package ai.extraly.contract.projection;

import ai.extraly.contract.Refusal;
import org.jspecify.annotations.Nullable;

/** What became of a wish: the rebuild, or why not. One of the two is null. */
public record RebuildAnswer(
        @Nullable RebuildView rebuild, @Nullable Refusal refusal) {
    public static RebuildAnswer of(RebuildView rebuild) {
        return new RebuildAnswer(rebuild, null);
    }

    public static RebuildAnswer refused(Refusal refusal) {
        return new RebuildAnswer(null, refusal);
    }
}

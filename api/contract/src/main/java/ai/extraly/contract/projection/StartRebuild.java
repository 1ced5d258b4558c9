package ai.extraly.contract.projection;

import org.jspecify.annotations.Nullable;

/**
 * Build a read model anew, beside the live one. Answered with a {@code RebuildAnswer}; refused while one runs.
 *
 * @param eventsPerSecond the most that a node may read for it; 0 is no limit, null what the settings say
 */
public record StartRebuild(
        String projection, RebuildKind kind, @Nullable Integer eventsPerSecond) {}

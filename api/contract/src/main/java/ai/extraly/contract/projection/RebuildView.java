package ai.extraly.contract.projection;

import ai.extraly.contract.id.RebuildId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild, or a verification, of a read model.
 *
 * @param generation that is being built, or was
 * @param done how many of the log's events it has seen
 * @param of how many events the log had when it began
 * @param rate events a second, lately; over all once it has ended
 * @param etaSeconds until it has seen all of them; null when that cannot be told
 * @param eventsPerSecond the most that a node reads for it; null when there is no limit
 * @param endedAt null while it runs
 * @param reason why it failed, in a sentence; null when it did not
 * @param drift what a verification found; null before its end
 */
public record RebuildView(
        RebuildId id,
        String projection,
        RebuildKind kind,
        RebuildStatus status,
        int generation,
        long done,
        long of,
        long rate,
        @Nullable Long etaSeconds,
        @Nullable Integer eventsPerSecond,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable Drift drift) {}

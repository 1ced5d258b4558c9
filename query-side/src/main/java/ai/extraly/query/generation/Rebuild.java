package ai.extraly.query.generation;

import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a generation is built, and what became of it.
 *
 * @param tail the log's position before its first event
 * @param head the log's position when this began
 * @param throttle the most events a second that a node reads for it; 0 is no limit
 * @param node that began it
 * @param done how many events it had seen at its end, or when it had caught up
 * @param caughtUpAt when it had seen all that there was
 * @param reason why it failed, in a sentence; null when it did not
 * @param drift what a verification found
 */
record Rebuild(
        RebuildId id,
        RebuildKind kind,
        int generation,
        RebuildStatus status,
        long tail,
        long head,
        int throttle,
        String node,
        Instant startedAt,
        long done,
        @Nullable Instant caughtUpAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable Drift drift) {

    boolean isRunning() {
        return status == RebuildStatus.RUNNING;
    }

    /** How many events there were to see. */
    long of() {
        return head - tail;
    }

    Rebuild caughtUp(Instant at) {
        return new Rebuild(
                id, kind, generation, status, tail, head, throttle, node, startedAt, of(), at, endedAt, reason, drift);
    }

    Rebuild completed(Instant at, @Nullable Drift found) {
        return ended(RebuildStatus.COMPLETED, at, done, null, found);
    }

    Rebuild cancelled(Instant at, long seen) {
        return ended(RebuildStatus.CANCELLED, at, seen, null, null);
    }

    Rebuild failed(Instant at, long seen, String why) {
        return ended(RebuildStatus.FAILED, at, seen, why, null);
    }

    private Rebuild ended(RebuildStatus how, Instant at, long seen, @Nullable String why, @Nullable Drift found) {
        return new Rebuild(
                id, kind, generation, how, tail, head, throttle, node, startedAt, seen, caughtUpAt, at, why, found);
    }
}

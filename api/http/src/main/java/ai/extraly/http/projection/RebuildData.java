package ai.extraly.http.projection;

import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.DriftKind;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import ai.extraly.contract.projection.RebuildView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild or a verification, as operators see it.
 *
 * @param reason why it failed; null when it did not
 */
@Schema(name = "Rebuild")
record RebuildData(
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
        @Nullable DriftData drift) {
    static RebuildData of(RebuildView view) {
        return new RebuildData(
                view.id(),
                view.projection(),
                view.kind(),
                view.status(),
                view.generation(),
                view.done(),
                view.of(),
                view.rate(),
                view.etaSeconds(),
                view.eventsPerSecond(),
                view.startedAt(),
                view.endedAt(),
                view.reason(),
                view.drift() == null ? null : DriftData.of(view.drift()));
    }

    /**
     * What a verification found.
     *
     * @param rows those that differ, as far as they are listed
     */
    @Schema(name = "Drift")
    record DriftData(long compared, long differing, List<DriftedData> rows) {
        static DriftData of(Drift drift) {
            return new DriftData(
                    drift.compared(),
                    drift.differing(),
                    drift.rows().stream()
                            .map(row -> new DriftedData(row.table(), row.id(), row.kind(), row.fields()))
                            .toList());
        }
    }

    /** A row that is not what the events say. */
    @Schema(name = "DriftedRow")
    record DriftedData(String table, String id, DriftKind kind, List<String> fields) {}
}

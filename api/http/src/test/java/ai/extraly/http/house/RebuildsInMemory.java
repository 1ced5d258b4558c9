package ai.extraly.http.house;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.CancelRebuild;
import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.DriftKind;
import ai.extraly.contract.projection.DriftedRow;
import ai.extraly.contract.projection.FindRebuild;
import ai.extraly.contract.projection.ListProjections;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import ai.extraly.contract.projection.RebuildView;
import ai.extraly.contract.projection.StartRebuild;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryHandler;

/** One read model, and rebuilds of it: each is over when it is asked for the second time, and a cancelled one at once. */
public final class RebuildsInMemory {
    public static final String PROJECTION = "documents";

    private static final Instant BEGAN = Instant.parse("2026-03-21T10:30:00Z");

    private final Map<RebuildId, RebuildView> rebuilds = new ConcurrentHashMap<>();

    @QueryHandler
    ProjectionView[] list(ListProjections query) {
        return new ProjectionView[] {new ProjectionView(PROJECTION, 1, 1, 20_000, 3, null)};
    }

    @QueryHandler
    RebuildAnswer start(StartRebuild query) {
        if (!query.projection().equals(PROJECTION)) {
            return RebuildAnswer.refused(Refusal.PROJECTION_UNKNOWN);
        }
        if (rebuilds.values().stream().anyMatch(rebuild -> rebuild.status() == RebuildStatus.RUNNING)) {
            return RebuildAnswer.refused(Refusal.REBUILD_RUNNING);
        }
        RebuildView begun = new RebuildView(
                RebuildId.next(BEGAN),
                PROJECTION,
                query.kind(),
                RebuildStatus.RUNNING,
                2,
                50_000,
                100_000,
                5_000,
                10L,
                query.eventsPerSecond(),
                BEGAN,
                null,
                null,
                null);
        rebuilds.put(begun.id(), begun);
        return RebuildAnswer.of(begun);
    }

    @QueryHandler
    Optional<RebuildView> find(FindRebuild query) {
        RebuildView before = rebuilds.get(query.id());
        if (before != null && before.status() == RebuildStatus.RUNNING) {
            rebuilds.put(before.id(), ended(before, RebuildStatus.COMPLETED));
        }
        return Optional.ofNullable(before);
    }

    @QueryHandler
    RebuildAnswer cancel(CancelRebuild query) {
        RebuildView before = rebuilds.get(query.id());
        if (before == null) {
            return RebuildAnswer.refused(Refusal.REBUILD_UNKNOWN);
        }
        if (before.status() != RebuildStatus.RUNNING) {
            return RebuildAnswer.refused(Refusal.REBUILD_OVER);
        }
        RebuildView cancelled = ended(before, RebuildStatus.CANCELLED);
        rebuilds.put(before.id(), cancelled);
        return RebuildAnswer.of(cancelled);
    }

    private static RebuildView ended(RebuildView rebuild, RebuildStatus how) {
        boolean verified = how == RebuildStatus.COMPLETED && rebuild.kind() == RebuildKind.VERIFY;
        return new RebuildView(
                rebuild.id(),
                rebuild.projection(),
                rebuild.kind(),
                how,
                rebuild.generation(),
                rebuild.of(),
                rebuild.of(),
                rebuild.rate(),
                null,
                rebuild.eventsPerSecond(),
                rebuild.startedAt(),
                BEGAN.plusSeconds(20),
                null,
                verified
                        ? new Drift(
                                20_000,
                                1,
                                List.of(new DriftedRow(
                                        PROJECTION,
                                        "doc_00000000000000000000000000",
                                        DriftKind.DIFFERENT,
                                        List.of("status"))))
                        : null);
    }
}

package ai.extraly.query.generation;

import ai.extraly.contract.projection.CancelRebuild;
import ai.extraly.contract.projection.FindRebuild;
import ai.extraly.contract.projection.ListProjections;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildView;
import ai.extraly.contract.projection.StartRebuild;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what is asked about the read models as such. Any query node can. */
public final class ProjectionQueries {
    private final Rebuilds rebuilds;

    public ProjectionQueries(Generations generations) {
        this.rebuilds = generations.rebuilds();
    }

    @QueryHandler
    ProjectionView[] list(ListProjections query) {
        return rebuilds.projections().toArray(ProjectionView[]::new);
    }

    @QueryHandler
    RebuildAnswer start(StartRebuild query) {
        return rebuilds.start(query.projection(), query.kind(), query.eventsPerSecond());
    }

    @QueryHandler
    Optional<RebuildView> find(FindRebuild query) {
        return rebuilds.find(query.id());
    }

    @QueryHandler
    RebuildAnswer cancel(CancelRebuild query) {
        return rebuilds.cancel(query.id());
    }
}

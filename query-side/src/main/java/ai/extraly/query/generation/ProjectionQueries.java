package ai.extraly.query.generation;

import ai.extraly.contract.projection.CancelRebuild;
import ai.extraly.contract.projection.FindRebuild;
import ai.extraly.contract.projection.ListProjections;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildView;
import ai.extraly.contract.projection.StartRebuild;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what is asked about the read models as such. Any query node can. */
public final class ProjectionQueries {
    private final Generations generations;

    public ProjectionQueries(Generations generations) {
        this.generations = generations;
    }

    @QueryHandler
    List<ProjectionView> list(ListProjections query) {
        return generations.projections();
    }

    @QueryHandler
    RebuildAnswer start(StartRebuild query) {
        return generations.start(query.projection(), query.kind(), query.eventsPerSecond());
    }

    @QueryHandler
    Optional<RebuildView> find(FindRebuild query) {
        return generations.find(query.id());
    }

    @QueryHandler
    RebuildAnswer cancel(CancelRebuild query) {
        return generations.cancel(query.id());
    }
}

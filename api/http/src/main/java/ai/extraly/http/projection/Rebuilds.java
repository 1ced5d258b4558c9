package ai.extraly.http.projection;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.CancelRebuild;
import ai.extraly.contract.projection.FindRebuild;
import ai.extraly.contract.projection.ListProjections;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildView;
import ai.extraly.contract.projection.StartRebuild;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the query nodes about rebuilds and for them. Whatever an operator does to one passes here: it is the place to note who did. */
@Component
class Rebuilds {
    private final Queries queries;

    Rebuilds(Queries queries) {
        this.queries = queries;
    }

    List<ProjectionView> projections() {
        return queries.list(new ListProjections(), ProjectionView.class);
    }

    RebuildView start(String projection, RebuildKind kind, @Nullable Integer eventsPerSecond) {
        return wish(new StartRebuild(projection, kind, eventsPerSecond));
    }

    RebuildView find(String id) {
        return queries.find(new FindRebuild(id(id)), RebuildView.class).orElseThrow(Rebuilds::unknown);
    }

    RebuildView cancel(String id) {
        return wish(new CancelRebuild(id(id)));
    }

    private RebuildView wish(Object wish) {
        RebuildAnswer answer = queries.find(wish, RebuildAnswer.class)
                .orElseThrow(() -> ApiException.unavailable(new IllegalStateException("Nobody answers " + wish)));
        RebuildView rebuild = answer.rebuild();
        if (rebuild != null) {
            return rebuild;
        }
        throw refused(answer.refusal());
    }

    private static ApiException refused(@Nullable Refusal refusal) {
        if (refusal == Refusal.PROJECTION_UNKNOWN || refusal == Refusal.REBUILD_UNKNOWN) {
            return ApiException.notFound(refusal.message());
        }
        return new ApiException(
                ErrorCode.CONFLICT, refusal == null ? Refusal.REBUILD_OVER.message() : refusal.message());
    }

    private static RebuildId id(String id) {
        return RebuildId.parse(id).orElseThrow(Rebuilds::unknown);
    }

    private static ApiException unknown() {
        return ApiException.notFound(Refusal.REBUILD_UNKNOWN.message());
    }
}

package ai.extraly.http.projection;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.audit.Access;
import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.CancelRebuild;
import ai.extraly.contract.projection.FindRebuild;
import ai.extraly.contract.projection.ListProjections;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildView;
import ai.extraly.contract.projection.StartRebuild;
import ai.extraly.http.audit.AccessJournal;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.security.AccountHolder;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the query nodes about rebuilds and for them. What an operator is about to do to one is put down first. */
@Component
class Rebuilds {
    private static final Pattern NAMES = Pattern.compile("[a-z-]{1,100}");

    private final Queries queries;
    private final AccessJournal journal;

    Rebuilds(Queries queries, AccessJournal journal) {
        this.queries = queries;
        this.journal = journal;
    }

    List<ProjectionView> projections() {
        return queries.list(new ListProjections(), ProjectionView.class);
    }

    RebuildView start(AccountHolder caller, String projection, RebuildKind kind, @Nullable Integer eventsPerSecond) {
        if (!NAMES.matcher(projection).matches()) {
            throw ApiException.notFound(Refusal.PROJECTION_UNKNOWN.message());
        }
        journal.record(
                caller,
                switch (kind) {
                    case REBUILD -> Access.REBUILD_STARTED;
                    case VERIFY -> Access.VERIFY_STARTED;
                },
                projection,
                null);
        return wish(new StartRebuild(projection, kind, eventsPerSecond));
    }

    RebuildView find(String id) {
        return queries.find(new FindRebuild(id(id)), RebuildView.class).orElseThrow(Rebuilds::unknown);
    }

    RebuildView cancel(AccountHolder caller, String id) {
        RebuildId rebuild = id(id);
        journal.record(caller, Access.REBUILD_CANCELLED, rebuild.value(), null);
        return wish(new CancelRebuild(rebuild));
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

package ai.extraly.query.document;

import ai.extraly.contract.document.query.Backlog;
import ai.extraly.contract.document.query.FindBacklog;
import org.axonframework.queryhandling.QueryHandler;

/** Answers how much is under way. */
public final class BacklogQueries {
    private final UnderWay model;

    BacklogQueries(UnderWay model) {
        this.model = model;
    }

    @QueryHandler
    Backlog find(FindBacklog query) {
        return model.of(query.accountId());
    }
}

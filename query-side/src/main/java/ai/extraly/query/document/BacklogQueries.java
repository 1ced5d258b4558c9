package ai.extraly.query.document;

import ai.extraly.contract.document.query.Backlog;
import ai.extraly.contract.document.query.FindBacklog;
import ai.extraly.query.generation.Live;
import org.axonframework.queryhandling.QueryHandler;

/** Answers how much is under way. */
public final class BacklogQueries {
    private final Live<UnderWay> documents;

    public BacklogQueries(Live<UnderWay> documents) {
        this.documents = documents;
    }

    @QueryHandler
    Backlog find(FindBacklog query) {
        return documents.model().of(query.accountId());
    }
}

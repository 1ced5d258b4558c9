package ai.extraly.http.bus;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.account.query.IsAccountSeen;
import ai.extraly.contract.document.query.IsDocumentSeen;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits until the read models have seen what was just written. When that takes too long, the answer goes out all the same. */
@Component
public class ReadModels {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The question itself says how long it may take; this is for its way there and back. */
    private static final Duration LIMIT = PATIENCE.plusMillis(500);

    private final Queries queries;

    ReadModels(Queries queries) {
        this.queries = queries;
    }

    public void await(DocumentId document, Acknowledged written) {
        queries.within(LIMIT, new IsDocumentSeen(document, written.sequence(), PATIENCE), Boolean.class);
    }

    public void await(AccountId account, Acknowledged written) {
        queries.within(LIMIT, new IsAccountSeen(account, written.sequence(), PATIENCE), Boolean.class);
    }
}

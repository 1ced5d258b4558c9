package ai.extraly.http.document;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.ListRuns;
import ai.extraly.contract.document.query.RunView;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.results.StoredResults;
import ai.extraly.vault.results.ResultsDiff;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares what the runs over a document found, and what people made of it. */
@Component
class RunsDiff {
    private static final String CURRENT = "current";

    private final Queries queries;
    private final StoredResults results;

    RunsDiff(Queries queries, StoredResults results) {
        this.queries = queries;
        this.results = results;
    }

    /** One side of the comparison. */
    private record Side(RunView run, boolean current) {
        ClaimCheck content() {
            return current ? run.corrected() : run.results();
        }

        DiffData.Side data() {
            return new DiffData.Side(run.run(), run.engine(), !content().equals(run.results()));
        }
    }

    DiffData compare(DocumentView document, Optional<String> from, Optional<String> to) {
        List<RunView> runs = queries.list(new ListRuns(document.documentId(), document.accountId()), RunView.class);
        if (runs.isEmpty()) {
            throw ApiException.notFound("No run over this document had results yet.");
        }
        Side later = to.map(name -> side(runs, name)).orElseGet(() -> new Side(runs.getLast(), false));
        Side earlier = from.map(name -> side(runs, name)).orElseGet(() -> before(runs, later));
        return DiffData.of(
                earlier.data(),
                later.data(),
                ResultsDiff.between(
                        results.read(document.documentId(), earlier.content()).results(),
                        results.read(document.documentId(), later.content()).results()));
    }

    private static Side side(List<RunView> runs, String name) {
        return name.equals(CURRENT)
                ? new Side(runs.getLast(), true)
                : runs.stream()
                        .filter(run -> run.run() == Integer.parseInt(name))
                        .findFirst()
                        .map(run -> new Side(run, false))
                        .orElseThrow(() -> ApiException.notFound("There are no results of a run %s.".formatted(name)));
    }

    private static Side before(List<RunView> runs, Side later) {
        if (later.current) {
            return new Side(later.run, false);
        }
        return runs.stream()
                .filter(run -> run.run() < later.run.run())
                .reduce((one, next) -> next)
                .map(run -> new Side(run, false))
                .orElseThrow(() -> ApiException.notFound(
                        "No run before run %d had results. With to=current it is compared with the results as they are now."
                                .formatted(later.run.run())));
    }
}

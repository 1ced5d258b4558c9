package ai.extraly.query.history;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.event.CorrectionsCarriedOver;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ResultsCorrected;
import ai.extraly.contract.document.query.RunView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The runs over a document that had results, as its events tell them one after the other. */
final class Runs {
    private final Map<Integer, RunView> runs = new TreeMap<>();

    void on(DocumentEvent event) {
        switch (event) {
            case ExtractionCompleted e -> runs.put(e.run(), new RunView(e.run(), e.engine(), e.results(), e.results()));
            case CorrectionsCarriedOver e -> corrected(e.run(), e.results());
            case ResultsCorrected e -> corrected(e.run(), e.results());
            default -> {}
        }
    }

    private void corrected(int run, ClaimCheck results) {
        runs.computeIfPresent(run, (same, now) -> new RunView(run, now.engine(), now.results(), results));
    }

    List<RunView> views() {
        return List.copyOf(runs.values());
    }
}

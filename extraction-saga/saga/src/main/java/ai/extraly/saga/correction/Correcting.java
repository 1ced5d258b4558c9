package ai.extraly.saga.correction;

import ai.extraly.contract.document.query.CorrectionDraft.Misfit;
import ai.extraly.engine.recheck.Recheck;
import ai.extraly.engine.recheck.Rechecked;
import ai.extraly.vault.results.Difference;
import ai.extraly.vault.results.ResultsDiff;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a correction. */
final class Correcting {
    private static final String RESULTS = "results";
    private static final String EVIDENCE = "evidence";

    private Correcting() {}

    /**
     * What a patch makes of a document.
     *
     * @param document what an extraction left, or an earlier correction; it stays as it is
     * @param patch of its results
     */
    static Corrected apply(ObjectNode document, JsonNode patch) {
        if (!patch.isObject()) {
            return new Corrected.Unfitting(new Misfit("", "This must be an object."));
        }
        JsonNode before = document.get(RESULTS);
        JsonNode merged = MergePatch.apply(before, patch);
        return switch (Recheck.of(document, (ObjectNode) merged)) {
            case Rechecked.Misshapen wrong -> new Corrected.Unfitting(new Misfit(wrong.path(), wrong.must()));
            case Rechecked.Sound sound -> {
                List<Difference> differences = ResultsDiff.between(before, sound.results());
                yield differences.isEmpty() ? new Corrected.Unchanged() : fitting(document, sound, differences);
            }
        };
    }

    private static Corrected fitting(ObjectNode document, Rechecked.Sound sound, List<Difference> differences) {
        CorrectedEvidence evidence =
                new CorrectedEvidence(document.get(RESULTS), sound.results(), document.path(EVIDENCE));
        ObjectNode corrected = document.deepCopy();
        corrected.set(RESULTS, sound.results());
        corrected.set("checks", sound.checks());
        corrected.set(EVIDENCE, evidence.after(differences));
        return new Corrected.Fitting(corrected);
    }
}

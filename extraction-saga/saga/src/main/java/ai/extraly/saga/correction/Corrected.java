package ai.extraly.saga.correction;

import ai.extraly.contract.document.query.CorrectionDraft.Misfit;
import tools.jackson.databind.node.ObjectNode;

/** What became of a correction. */
sealed interface Corrected {
    /** It fits: {@code document} has results, evidence and checks with the correction. */
    record Fitting(ObjectNode document) implements Corrected {}

    /** Everything is as the correction would have it. */
    record Unchanged() implements Corrected {}

    /** It does not fit the results. */
    record Unfitting(Misfit misfit) implements Corrected {}
}

package ai.extraly.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.command.CorrectResults;
import ai.extraly.contract.document.command.Correction;
import ai.extraly.contract.document.command.CorrectionOrder;
import ai.extraly.contract.document.event.CorrectionsCarriedOver;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ResultsCorrected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found in a document, run by run, and what people made of it. A part of {@link Document}. */
final class Findings {
    /** Each later run makes all of them again. Nobody corrects a document so often by hand. */
    static final int MOST_CORRECTIONS = 1_000;

    private final Set<ClaimCheck> ofRuns = new HashSet<>();
    private final List<Correction> corrections = new ArrayList<>();
    private int run;
    private @Nullable ClaimCheck now;

    boolean areOfARun(ClaimCheck results) {
        return ofRuns.contains(results);
    }

    /** In their order. */
    List<Correction> corrections() {
        return List.copyOf(corrections);
    }

    /** What the next correction starts from. @throws Refused when nothing was found yet, and when there are as many as there may be */
    CorrectionOrder next() {
        if (now == null) {
            throw new Refused(Refusal.NO_RESULTS);
        }
        if (corrections.size() >= MOST_CORRECTIONS) {
            throw new Refused(Refusal.CORRECTED_TOO_OFTEN);
        }
        return new CorrectionOrder(run, corrections.size() + 1, now);
    }

    /** Whether this very correction is the newest already. */
    boolean isNewest(CorrectResults command) {
        return command.results().equals(now)
                && !corrections.isEmpty()
                && corrections.getLast().equals(new Correction(command.number(), command.patch()));
    }

    void on(ExtractionCompleted event) {
        ofRuns.add(event.results());
        run = event.run();
        now = event.results();
    }

    void on(CorrectionsCarriedOver event) {
        now = event.results();
    }

    void on(ResultsCorrected event) {
        corrections.add(new Correction(event.number(), event.patch()));
        now = event.results();
    }
}

package ai.extraly.contract.document.query;

import ai.extraly.contract.ClaimCheck;
import org.jspecify.annotations.Nullable;

/**
 * What a correction would make of the results.
 *
 * @param run whose results it corrects
 * @param number that it would have
 * @param results with the correction; null when it changes nothing, or does not fit
 * @param misfit null when it fits
 */
public record CorrectionDraft(
        int run,
        int number,
        @Nullable ClaimCheck results,
        @Nullable Misfit misfit) {
    /** The first place that does not fit, and what must be there. */
    public record Misfit(String path, String must) {}
}

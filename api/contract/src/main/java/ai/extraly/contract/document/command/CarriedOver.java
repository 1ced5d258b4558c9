package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;
import java.util.List;

/**
 * What earlier corrections make of the results of a new run.
 *
 * @param corrections the numbers of those that fit
 * @param results with these corrections
 */
public record CarriedOver(List<Integer> corrections, ClaimCheck results) {
    public CarriedOver {
        corrections = List.copyOf(corrections);
    }
}

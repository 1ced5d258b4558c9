package ai.extraly.contract.document.event;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Earlier corrections were made again on the results of a new run.
 *
 * @param corrections the numbers of those that fit what the run found, in their order; the others were left out
 * @param results of the run with these corrections, with evidence and checks
 */
@Revision("1")
public record CorrectionsCarriedOver(
        DocumentId documentId, int run, List<Integer> corrections, ClaimCheck results, Instant at)
        implements DocumentEvent {
    public CorrectionsCarriedOver {
        corrections = List.copyOf(corrections);
    }
}

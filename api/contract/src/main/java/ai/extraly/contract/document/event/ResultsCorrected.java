package ai.extraly.contract.document.event;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A person corrected the results of a document. Who it was stands in the metadata.
 *
 * @param run whose results were corrected
 * @param number 1-based, counted over all runs
 * @param patch what was sent: a JSON merge patch
 * @param results as they are now, with evidence and checks
 * @param reason why, in the person's own words; null where none was given
 */
@Revision("1")
public record ResultsCorrected(
        DocumentId documentId,
        int run,
        int number,
        ClaimCheck patch,
        ClaimCheck results,
        @Nullable Sealed reason,
        Instant at)
        implements DocumentEvent {}

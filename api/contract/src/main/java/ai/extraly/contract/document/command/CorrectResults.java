package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Correct the results. What was made of them lies in the vault already. The same command changes nothing when it is sent again.
 * Refused with {@code RESULTS_CHANGED} when they were changed after the {@code CorrectionOrder} that this one follows, and as
 * {@link PrepareCorrection} is. Answered with {@code Acknowledged}.
 *
 * @param run and {@code number} as ordered
 * @param patch what the person sent
 * @param results what it made of the results
 */
public record CorrectResults(
        @TargetAggregateIdentifier DocumentId documentId,
        AccountId accountId,
        int run,
        int number,
        ClaimCheck patch,
        ClaimCheck results,
        @Nullable Sealed reason,
        Instant at)
        implements DocumentCommand {}

package ai.extraly.contract.document.command;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The attempt came to nothing.
 *
 * @param retryable whether another attempt may fare better
 */
public record RecordExtractionFailure(
        @TargetAggregateIdentifier DocumentId documentId,
        int run,
        int attempt,
        FailureReason reason,
        boolean retryable,
        EngineVersion engine,
        Instant at)
        implements DocumentCommand {}

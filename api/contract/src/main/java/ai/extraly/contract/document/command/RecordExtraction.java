package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The attempt read the document. Answered with true when these results are the document's results now, and with false when they are
 * not and nobody will ever ask the vault for them.
 */
public record RecordExtraction(
        @TargetAggregateIdentifier DocumentId documentId,
        int run,
        int attempt,
        DetectionType type,
        int pages,
        ClaimCheck results,
        EngineVersion engine,
        Instant at)
        implements DocumentCommand {}

package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The attempt read the document. Answered with true when these are the results of the run, and with false when they are
 * not and nobody will ever ask the vault for them.
 *
 * @param carriedOver null where there is nothing to carry over, or none of it fits
 */
public record RecordExtraction(
        @TargetAggregateIdentifier DocumentId documentId,
        int run,
        int attempt,
        DetectionType type,
        int pages,
        ClaimCheck results,
        EngineVersion engine,
        @Nullable CarriedOver carriedOver,
        Instant at)
        implements DocumentCommand {}

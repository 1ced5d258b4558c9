package ai.extraly.contract.document.event;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * An attempt produced results. They lie in the vault; the event keeps only what proves them.
 *
 * @param type what the document turned out to be, never {@code auto}
 */
@Revision("1")
public record ExtractionCompleted(
        DocumentId documentId,
        int run,
        int attempt,
        DetectionType type,
        int pages,
        ClaimCheck results,
        EngineVersion engine,
        Instant at)
        implements DocumentEvent {}

package ai.extraly.contract.document.event;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An attempt came to nothing.
 *
 * @param engine null when the worker vanished instead of answering
 */
@Revision("1")
public record ExtractionAttemptFailed(
        DocumentId documentId,
        int run,
        int attempt,
        FailureReason reason,
        boolean retryable,
        @Nullable EngineVersion engine,
        Instant at)
        implements DocumentEvent {}

package ai.extraly.contract.document.event;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A further run over a completed document came to nothing. The document stays as it was. */
@Revision("1")
public record ReprocessingFailed(DocumentId documentId, int run, FailureReason reason, Instant at)
        implements DocumentEvent {}

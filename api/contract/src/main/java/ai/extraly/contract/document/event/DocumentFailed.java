package ai.extraly.contract.document.event;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The document could not be read. */
@Revision("1")
public record DocumentFailed(DocumentId documentId, int run, FailureReason reason, Instant at)
        implements DocumentEvent {}

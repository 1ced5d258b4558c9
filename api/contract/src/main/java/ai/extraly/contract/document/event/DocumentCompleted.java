package ai.extraly.contract.document.event;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The document has results. */
@Revision("1")
public record DocumentCompleted(DocumentId documentId, int run, Instant at) implements DocumentEvent {}

package ai.extraly.contract.document.event;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The document was deleted: its key and its content in the vault are to be destroyed. */
@Revision("1")
public record DocumentDeleted(DocumentId documentId, Instant at) implements DocumentEvent {}

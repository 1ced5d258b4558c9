package ai.extraly.contract.document.event;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** An attempt was queued. The event log is the queue: workers read it from here. */
@Revision("1")
public record ExtractionRequested(DocumentId documentId, int run, int attempt, Instant at) implements DocumentEvent {}

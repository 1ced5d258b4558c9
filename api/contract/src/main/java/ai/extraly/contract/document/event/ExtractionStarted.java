package ai.extraly.contract.document.event;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A worker began an attempt.
 *
 * @param start 1-based; above 1 when a worker before it vanished without a word
 */
@Revision("1")
public record ExtractionStarted(DocumentId documentId, int run, int attempt, int start, Instant at)
        implements DocumentEvent {}

package ai.extraly.contract.document.query;

import ai.extraly.contract.id.DocumentId;
import java.time.Duration;

/** Answered with true as soon as the live read models have seen event {@code sequence} of the document, or with false after {@code patience}. */
public record IsDocumentSeen(DocumentId documentId, long sequence, Duration patience) {}

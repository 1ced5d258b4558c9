package ai.extraly.contract.document.query;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document in a list. */
public record DocumentSummary(
        DocumentId documentId,
        DocumentStatus status,
        DetectionType type,
        Sealed fileName,
        @Nullable Integer pages,
        Instant createdAt,
        Instant updatedAt) {}

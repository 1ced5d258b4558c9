package ai.extraly.http.document;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.id.DocumentId;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document in a list. */
@JsonPropertyOrder({"id", "status", "detection_type", "original_filename", "pages", "created_at"})
@Schema(name = "DocumentSummary")
record SummaryData(
        DocumentId id,
        DocumentStatus status,
        DetectionType detectionType,
        String originalFilename,
        @Nullable Integer pages,
        Instant createdAt) {}

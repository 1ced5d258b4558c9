package ai.extraly.http.document;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document in an answer, its keys in the documented order. Null is a value for {@code pages} and {@code webhook_url}; the parts
 * that depend on the status or were not asked for are left out.
 *
 * @param metadata JSON, as are results, evidence and checks
 */
@JsonPropertyOrder({
    "id",
    "status",
    "detection_type",
    "original_filename",
    "pages",
    "webhook_url",
    "metadata",
    "results",
    "error",
    "evidence",
    "checks",
    "attempts",
    "webhooks",
    "created_at",
    "updated_at"
})
@Schema(name = "Document")
record DocumentData(
        DocumentId id,
        DocumentStatus status,
        DetectionType detectionType,
        String originalFilename,
        @Nullable Integer pages,
        @Nullable String webhookUrl,

        @Schema(ref = "#/components/schemas/Metadata") @JsonRawValue
        String metadata,

        @Schema(ref = "#/components/schemas/Results") @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String results,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Failure error,

        @Schema(ref = "#/components/schemas/Evidence")
        @JsonRawValue
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String evidence,

        @Schema(ref = "#/components/schemas/Checks") @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String checks,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AttemptData> attempts,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DeliveryData> webhooks,

        Instant createdAt,
        Instant updatedAt) {

    /** A document that has not come to its end, in the answer to its submission: nothing depends on its status yet. */
    static DocumentData underWay(
            DocumentId id,
            DocumentStatus status,
            DetectionType detectionType,
            String originalFilename,
            @Nullable Integer pages,
            @Nullable String webhookUrl,
            String metadata,
            Instant createdAt,
            Instant updatedAt) {
        return new DocumentData(
                id,
                status,
                detectionType,
                originalFilename,
                pages,
                webhookUrl,
                metadata,
                null,
                null,
                null,
                null,
                null,
                null,
                createdAt,
                updatedAt);
    }

    @JsonPropertyOrder({"code", "message", "reason"})
    @Schema(name = "DocumentError")
    record Failure(
            String code,
            String message,

            @Schema(ref = "#/components/schemas/FailureReason")
            FailureReason reason) {
        static Failure of(FailureReason reason) {
            return new Failure("PROCESSING_ERROR", reason.message(), reason);
        }
    }
}

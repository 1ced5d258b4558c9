package ai.extraly.http.upload;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.id.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody submitted, checked. Its original lies in the vault, under the document's key.
 *
 * @param metadata a JSON object, as it was sent
 * @param customFields a JSON array of names
 */
public record Submission(
        DocumentId id,
        DocumentFormat format,
        String fileName,
        ClaimCheck original,
        DetectionType type,
        String metadata,
        String customFields,
        @Nullable String webhookUrl,
        @Nullable String password,
        RequestDigest digest) {
    /** It says too much for a log. */
    @Override
    public String toString() {
        return "Submission[" + id + "]";
    }
}

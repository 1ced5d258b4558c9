package ai.extraly.contract.document.query;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was submitted, whatever has become of it since.
 *
 * @param deleted whether it was deleted, and nothing sealed can be opened any more
 * @param type what the owner said it is
 * @param requestDigest of everything that was sent, where it came with an Idempotency-Key
 */
public record SubmissionView(
        DocumentId documentId,
        boolean deleted,
        DetectionType type,
        Sealed fileName,
        Sealed metadata,
        @Nullable Sealed webhookUrl,
        @Nullable Integer pages,
        @Nullable Sealed requestDigest,
        Instant at) {}

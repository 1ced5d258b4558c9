package ai.extraly.contract.document.query;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as its owner sees it, but for what only the vault can open.
 *
 * @param type as submitted, or as detected once that is known
 * @param results there when completed
 * @param failure there when failed
 * @param sequence of the newest event that this view has seen
 */
public record DocumentView(
        DocumentId documentId,
        AccountId accountId,
        DocumentStatus status,
        DetectionType type,
        DocumentFormat format,
        Sealed fileName,
        Sealed metadata,
        @Nullable Sealed webhookUrl,
        @Nullable Integer pages,
        ClaimCheck original,
        @Nullable Results results,
        @Nullable FailureReason failure,
        Instant createdAt,
        Instant updatedAt,
        long sequence) {}

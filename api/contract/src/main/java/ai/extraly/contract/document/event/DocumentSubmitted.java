package ai.extraly.contract.document.event;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A document was taken in. Its original lies in the vault.
 *
 * @param apiKeyId the key that submitted it, and that will sign its webhooks
 * @param type what the owner said it is
 * @param pages null where they could not be counted in time
 * @param requestDigest of everything that was sent, where it came with an Idempotency-Key; added by revision 2
 */
@Revision("2")
public record DocumentSubmitted(
        DocumentId documentId,
        AccountId accountId,
        ApiKeyId apiKeyId,
        DetectionType type,
        DocumentFormat format,
        Sealed fileName,
        Sealed metadata,
        Sealed customFields,
        @Nullable Sealed webhookUrl,
        @Nullable Sealed password,
        ClaimCheck original,
        @Nullable Integer pages,
        @Nullable Sealed requestDigest,
        Instant at)
        implements DocumentEvent {}

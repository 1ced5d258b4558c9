package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Take a document in. Its original lies in the vault already, under the document's own key. The same command, known by its
 * original, changes nothing when it is sent again. Another one for the same id, and any for an id that was deleted, is refused with
 * {@code DOCUMENT_EXISTS}. Answered with {@code Acknowledged}.
 *
 * @param metadata the JSON object that the owner attached
 * @param customFields a JSON array of the names of further fields to look for
 * @param password opens an encrypted PDF
 * @param pages null while unknown
 * @param requestDigest of everything that was sent, where another request may come to have the same id
 */
public record SubmitDocument(
        @TargetAggregateIdentifier DocumentId documentId,
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
        implements DocumentCommand {}

package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a courier has to tell, and to whom.
 *
 * @param apiKeyId the key that submitted the document, whose secret signs
 * @param results of the run that is told about; null when it failed
 * @param failure null when it completed
 * @param endedAt when the run completed or failed
 */
public record WebhookOrder(
        AccountId accountId,
        ApiKeyId apiKeyId,
        Sealed url,
        Sealed metadata,
        @Nullable ClaimCheck results,
        @Nullable FailureReason failure,
        Instant endedAt) {}

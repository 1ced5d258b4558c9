package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;

/**
 * Post a signed example to a URL, once. Asked of the extraction nodes, where the couriers are. Answered with a {@code WebhookTrial}.
 *
 * @param apiKeyId the key whose secret signs
 * @param url checked by whoever asks, and again by the courier
 */
public record TryWebhook(AccountId accountId, ApiKeyId apiKeyId, String url) {
    /** The address is its owner's alone. */
    @Override
    public String toString() {
        return "TryWebhook[" + accountId + "]";
    }
}

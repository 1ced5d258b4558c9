package ai.extraly.http.webhook;

import ai.extraly.contract.webhook.Reach;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code extraly.webhooks}, the edge's part.
 *
 * @param allowPrivateNetworks whether webhooks may go to this machine and the networks around it; for trying things out
 */
@ConfigurationProperties("extraly.webhooks")
public record WebhookSettings(@DefaultValue("false") boolean allowPrivateNetworks) {
    public Reach reach() {
        return allowPrivateNetworks ? Reach.WORLD_AND_PRIVATE_NETWORKS : Reach.WORLD;
    }
}

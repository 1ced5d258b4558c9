package ai.extraly.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How receivers are told.
 *
 * @param backoff the wait after the first failed attempt; it grows sixfold with each further one
 * @param couriers how many attempts this node makes at a time; half of them at most for one account
 * @param perReceiver how many of them at the same host and port
 * @param allowPrivateNetworks whether receivers may be on this machine and in private networks
 */
@ConfigurationProperties("extraly.webhooks")
public record WebhookProperties(
        @DefaultValue("10s") Duration backoff,
        @DefaultValue("512") int couriers,
        @DefaultValue("8") int perReceiver,
        @DefaultValue("false") boolean allowPrivateNetworks) {}

package ai.extraly.contract.account.event;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The account signs its webhooks with another secret, and for {@link #OVERLAP} with the one before as well. */
@Revision("1")
public record WebhookSecretRotated(AccountId accountId, Sealed secret, Instant at) implements AccountEvent {
    /** How long a secret signs after it was replaced, so that receivers can be told the new one. */
    public static final Duration OVERLAP = Duration.ofHours(24);
}

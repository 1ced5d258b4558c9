package ai.extraly.http.webhook;

import ai.extraly.contract.webhook.Receivers;
import ai.extraly.contract.webhook.UnusableUrl;
import ai.extraly.contract.webhook.WebhookUrl;
import ai.extraly.contract.webhook.Whereabouts;
import ai.extraly.http.error.ApiException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Judges URLs that somebody wants to be called at. That one passes here means only that the caller is told early when it never could:
 * it is judged again by each delivery.
 */
@Component
public class CallableUrls {
    /** Somebody is waiting for the answer; a name that takes longer gets the benefit of the doubt. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Receivers receivers;

    CallableUrls(Receivers receivers) {
        this.receivers = receivers;
    }

    /** What is wrong with {@code url}, or empty when it may be called as far as one can tell now. */
    public Optional<String> objection(String url) {
        try {
            return switch (receivers.locate(WebhookUrl.of(url), PATIENCE)) {
                case Whereabouts.OutOfBounds() ->
                    Optional.of("This URL points to an address inside of a network. It must be publicly reachable.");
                case Whereabouts.Known _, Whereabouts.Unknown() -> Optional.empty();
            };
        } catch (UnusableUrl e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable(e);
        }
    }
}

package ai.extraly.saga.webhook;

import ai.extraly.contract.Actor;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.Map;

/**
 * An attempt that some courier has to make.
 *
 * @param receiver a keyed digest of its host and port: tells receivers apart and nothing else
 * @param due not before
 * @param origin metadata of the event that asked for it, which what follows from it carries on
 * @param leases how often it was leased; grows with each, so that no two couriers take the same lease
 */
record Errand(
        DocumentId documentId,
        DeliveryId deliveryId,
        int round,
        int attempt,
        String receiver,
        Instant due,
        Map<String, String> origin,
        long leases) {

    static Errand of(WebhookAttemptRequested event, String receiver, Map<String, String> origin) {
        return new Errand(
                event.documentId(),
                event.deliveryId(),
                event.round(),
                event.attempt(),
                receiver,
                event.due(),
                origin,
                0);
    }

    /** Whose document it is about, as far as the event said; those of which it did not say share one account. */
    String account() {
        return origin.getOrDefault(Actor.ACCOUNT, "");
    }

    /** Names the attempt. */
    String id() {
        return "%s/%d/%d".formatted(deliveryId, round, attempt);
    }
}

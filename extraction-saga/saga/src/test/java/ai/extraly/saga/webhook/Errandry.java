package ai.extraly.saga.webhook;

import ai.extraly.contract.Actor;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.Map;

/** Errands for tests. */
final class Errandry {
    static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    private Errandry() {}

    static Errand errand(int number, String receiver, Instant due) {
        DocumentId document =
                DocumentId.derived(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) number});
        return new Errand(
                document,
                DeliveryId.of(document, 1),
                1,
                1,
                receiver,
                due,
                Map.of("requestId", "r" + number, Actor.ACCOUNT, "account of " + receiver),
                0);
    }

    static Errand errandOf(String account, int number) {
        Errand errand = errand(number, "receiver " + number, NOON);
        return new Errand(
                errand.documentId(),
                errand.deliveryId(),
                errand.round(),
                errand.attempt(),
                errand.receiver(),
                errand.due(),
                Map.of(Actor.ACCOUNT, account),
                errand.leases());
    }
}

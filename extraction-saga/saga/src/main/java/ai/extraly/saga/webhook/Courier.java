package ai.extraly.saga.webhook;

import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.webhook.UnusableUrl;
import ai.extraly.contract.webhook.WebhookUrl;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Vault;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/** Notes each attempt that was requested as an errand. Whether it is still worth making is asked when it is made. */
@DisallowReplay
@ProcessingGroup(Courier.PROCESSING_GROUP)
class Courier {
    static final String PROCESSING_GROUP = "webhook-couriers";

    private static final int RECEIVER_BYTES = 16;

    private final Vault vault;
    private final Errands errands;
    private final Dispatcher dispatcher;

    Courier(Vault vault, Errands errands, Dispatcher dispatcher) {
        this.vault = vault;
        this.errands = errands;
        this.dispatcher = dispatcher;
    }

    @EventHandler
    void on(WebhookAttemptRequested event, MetaData metaData) {
        try {
            String url = vault.open(DataKeyId.of(event.documentId()), SealedFields.WEBHOOK_URL, event.url());
            errands.add(Errand.of(event, receiver(url), origin(metaData)));
            dispatcher.wake();
        } catch (ErasedException e) {
            // Deleted meanwhile: nobody is told any more.
        }
    }

    private static Map<String, String> origin(MetaData metaData) {
        return metaData.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof String)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    }

    /** Who shares this with another URL is the same receiver. */
    private String receiver(String text) {
        String receiver;
        try {
            WebhookUrl url = WebhookUrl.of(text);
            receiver = url.host() + ":" + url.port();
        } catch (UnusableUrl e) {
            receiver = text; // accepted under the rules of another day; the attempt will say so
        }
        byte[] digest = vault.derive("webhook-receiver", receiver);
        return HexFormat.of().formatHex(Arrays.copyOf(digest, RECEIVER_BYTES));
    }
}

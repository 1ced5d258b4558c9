package ai.extraly.http.house;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.account.command.RotateWebhookSecret;
import ai.extraly.contract.document.command.RedeliverWebhook;
import ai.extraly.contract.document.query.AttemptView;
import ai.extraly.contract.document.query.DeliveryStatus;
import ai.extraly.contract.document.query.DeliveryView;
import ai.extraly.contract.document.query.ListAttempts;
import ai.extraly.contract.document.query.ListDeliveries;
import ai.extraly.contract.document.query.TryWebhook;
import ai.extraly.contract.document.query.WebhookTrial;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** What receivers were told, and what signs it. */
public final class WebhooksInMemory {
    private final DocumentsInMemory documents;
    private final Map<DocumentId, List<DeliveryView>> deliveries = new ConcurrentHashMap<>();
    private final Map<DocumentId, List<AttemptView>> attempts = new ConcurrentHashMap<>();
    private final Map<String, WebhookTrial> trials = new ConcurrentHashMap<>();
    private final Queue<TryWebhook> tried = new ConcurrentLinkedQueue<>();
    private final Queue<RotateWebhookSecret> rotations = new ConcurrentLinkedQueue<>();
    private final Queue<RedeliverWebhook> redeliveries = new ConcurrentLinkedQueue<>();

    public WebhooksInMemory(DocumentsInMemory documents) {
        this.documents = documents;
    }

    @QueryHandler
    DeliveryView[] list(ListDeliveries query) {
        List<DeliveryView> all = isOwner(query.documentId(), query.accountId())
                ? deliveries.getOrDefault(query.documentId(), List.of())
                : List.of();
        return all.toArray(DeliveryView[]::new);
    }

    @QueryHandler
    AttemptView[] list(ListAttempts query) {
        List<AttemptView> all = isOwner(query.documentId(), query.accountId())
                ? attempts.getOrDefault(query.documentId(), List.of())
                : List.of();
        return all.toArray(AttemptView[]::new);
    }

    @QueryHandler
    @Nullable
    WebhookTrial attempt(TryWebhook query) {
        tried.add(query);
        return trials.get(query.url());
    }

    @CommandHandler
    Acknowledged handle(RedeliverWebhook command) {
        if (!isOwner(command.documentId(), command.accountId())) {
            throw new Refused(Refusal.DOCUMENT_UNKNOWN);
        }
        DeliveryView delivery = deliveries.getOrDefault(command.documentId(), List.of()).stream()
                .filter(one -> one.deliveryId().equals(command.deliveryId()))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.DELIVERY_UNKNOWN));
        if (delivery.status() == DeliveryStatus.PENDING) {
            throw new Refused(Refusal.DELIVERY_BUSY);
        }
        redeliveries.add(command);
        return new Acknowledged(9);
    }

    @CommandHandler
    Acknowledged handle(RotateWebhookSecret command) {
        rotations.add(command);
        return new Acknowledged(9);
    }

    private boolean isOwner(DocumentId document, AccountId account) {
        return documents.knows(document)
                && documents.submitted(document).accountId().equals(account);
    }

    /** From now on this was told about a document. */
    public void told(DocumentId document, DeliveryView... all) {
        deliveries.put(document, List.of(all));
    }

    /** From now on a document was read in these attempts. */
    public void read(DocumentId document, AttemptView... all) {
        attempts.put(document, List.of(all));
    }

    /** What becomes of trials of {@code url}; of all others nothing does. */
    public void trial(String url, WebhookTrial outcome) {
        trials.put(url, outcome);
    }

    public List<TryWebhook> tried() {
        return List.copyOf(tried);
    }

    public List<RotateWebhookSecret> rotations() {
        return List.copyOf(rotations);
    }

    public List<RedeliverWebhook> redeliveries() {
        return List.copyOf(redeliveries);
    }
}

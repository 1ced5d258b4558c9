package ai.extraly.http.document;

import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.query.AttemptView;
import ai.extraly.contract.document.query.DeliveryView;
import ai.extraly.contract.document.query.ListAttempts;
import ai.extraly.contract.document.query.ListDeliveries;
import ai.extraly.contract.document.query.WebhookAttemptView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.document.DeliveryData.Attempt;
import ai.extraly.vault.Vault;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happened to a document, as its owner sees it. */
@Component
class Past {
    private final Queries queries;
    private final Vault vault;

    Past(Queries queries, Vault vault) {
        this.queries = queries;
        this.vault = vault;
    }

    /** The attempts at reading it, oldest first. */
    List<AttemptData> attempts(DocumentId document, AccountId owner) {
        return attempts(queries.list(new ListAttempts(document, owner), AttemptView.class));
    }

    static List<AttemptData> attempts(List<AttemptView> views) {
        return views.stream().map(AttemptData::of).toList();
    }

    /** What its receiver was told, oldest first, and what the receiver said. */
    List<DeliveryData> deliveries(DocumentId document, AccountId owner) {
        return deliveries(document, queries.list(new ListDeliveries(document, owner), DeliveryView.class));
    }

    List<DeliveryData> deliveries(DocumentId document, List<DeliveryView> views) {
        DataKeyId key = DataKeyId.of(document);
        return views.stream()
                .map(view -> new DeliveryData(
                        view.deliveryId(),
                        view.run(),
                        view.status(),
                        view.createdAt(),
                        view.nextAttemptAt(),
                        view.attempts().stream()
                                .map(attempt -> opened(key, attempt))
                                .toList()))
                .toList();
    }

    private Attempt opened(DataKeyId key, WebhookAttemptView view) {
        return new Attempt(
                view.round(),
                view.attempt(),
                view.startedAt(),
                view.endedAt(),
                view.status(),
                view.failure(),
                view.millis(),
                view.answer() == null ? null : vault.open(key, SealedFields.WEBHOOK_ANSWER, view.answer()));
    }
}

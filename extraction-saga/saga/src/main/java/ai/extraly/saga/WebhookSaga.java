package ai.extraly.saga;

import ai.extraly.contract.document.command.AbandonWebhook;
import ai.extraly.contract.document.command.RequestWebhookAttempt;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookDelivered;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Stands by a delivery that did not succeed at once: asks for the next attempt, later and later, until the receiver consents or the
 * attempts of the round are used up.
 *
 * <p>It needs no deadline. When the next attempt is due is part of what it asks for and stands in the event log from then on, so no
 * store that can be lost has to remember it, and it is kept to the second. A delivery that succeeds at once never meets this saga.
 *
 * <p>Public only because Axon calls its constructor.
 */
@Saga
@Revision("1")
@ProcessingGroup(WebhookSaga.PROCESSING_GROUP)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class WebhookSaga {
    static final String PROCESSING_GROUP = "webhook-saga";

    private static final String DELIVERY = "deliveryId";
    private static final String DOCUMENT = "documentId";

    @StartSaga
    @SagaEventHandler(associationProperty = DELIVERY)
    void on(
            WebhookAttemptFailed event,
            CommandGateway commands,
            @Qualifier(SagaAutoConfiguration.WEBHOOK_RETRIES) RetryPolicy retries) {
        SagaLifecycle.associateWith(DOCUMENT, event.documentId().value());
        if (retries.allowsAnotherAfter(event.attempt())) {
            Instant due = event.at().plus(retries.waitAfter(event.deliveryId(), event.attempt()));
            commands.sendAndWait(new RequestWebhookAttempt(
                    event.documentId(), event.deliveryId(), event.round(), event.attempt() + 1, due, event.at()));
        } else {
            commands.sendAndWait(new AbandonWebhook(event.documentId(), event.deliveryId(), event.round(), event.at()));
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = DELIVERY)
    void on(WebhookDelivered event) {}

    @EndSaga
    @SagaEventHandler(associationProperty = DELIVERY)
    void on(WebhookAbandoned event) {}

    @EndSaga
    @SagaEventHandler(associationProperty = DOCUMENT)
    void on(DocumentDeleted event) {}
}

package ai.extraly.query.account;

import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.query.model.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Keeps the read model of API keys. */
public final class ApiKeyProjection {
    private final ReadModel<KeyRing, AccountEvent> model;

    ApiKeyProjection(ReadModel<KeyRing, AccountEvent> model) {
        this.model = model;
    }

    @EventHandler
    void on(AccountEvent event, @SequenceNumber long sequence, UnitOfWork<?> unit) {
        model.on(event, event.accountId().value(), sequence, unit);
    }
}

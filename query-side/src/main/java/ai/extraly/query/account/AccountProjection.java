package ai.extraly.query.account;

import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.query.model.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Keeps the read model of accounts. */
public final class AccountProjection {
    private final ReadModel<AccountRow, AccountEvent> model;

    AccountProjection(ReadModel<AccountRow, AccountEvent> model) {
        this.model = model;
    }

    @EventHandler
    void on(AccountEvent event, @SequenceNumber long sequence, UnitOfWork<?> unit) {
        model.on(event, event.accountId().value(), sequence, unit);
    }
}

package ai.extraly.saga.erasure;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.event.ApiKeyCreated;
import ai.extraly.contract.document.command.EraseDocument;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * Erases the documents of an account that was deleted, those that are being read as well. It knows them from the event log itself and
 * keeps its own list of them on its way through: when that is lost, so is its place in the log, and both are made again.
 *
 * <p>An address that registers again has the same account id, and a data key of its own. Whose document it is follows from the API key
 * that submitted it, which belongs to one such life of an account alone. So a submission that was on its way while its account was
 * closed, and comes after the closing in the log, is erased as well, and never passes to whoever registers next.
 */
@DisallowReplay
@ProcessingGroup(AccountClosing.PROCESSING_GROUP)
class AccountClosing {
    static final String PROCESSING_GROUP = "account-erasure";

    private final CommandGateway commands;
    private final Belongings belongings;

    AccountClosing(CommandGateway commands, Belongings belongings) {
        this.commands = commands;
        this.belongings = belongings;
    }

    @EventHandler
    void on(AccountRegistered event) {
        belongings.opened(event.accountId(), event.dataKey());
    }

    @EventHandler
    void on(ApiKeyCreated event) {
        belongings.add(event.apiKeyId(), event.accountId());
    }

    @EventHandler
    void on(DocumentSubmitted event) {
        Optional<DataKeyId> life = belongings.lifeOf(event.apiKeyId());
        if (life.isPresent() && belongings.isClosed(life.get())) {
            erase(event.documentId(), event.at());
        } else {
            life.ifPresent(open -> belongings.add(event.documentId(), open));
        }
    }

    @EventHandler
    void on(DocumentDeleted event) {
        belongings.remove(event.documentId());
    }

    @EventHandler
    void on(AccountDeleted event) {
        belongings.closed(event.dataKey());
        for (DocumentId document : belongings.documentsOf(event.dataKey())) {
            erase(document, event.at());
            belongings.remove(document);
        }
    }

    private void erase(DocumentId document, Instant at) {
        try {
            commands.sendAndWait(new EraseDocument(document, at));
        } catch (CommandExecutionException e) {
            if (e.getDetails().filter(Refusal.DOCUMENT_UNKNOWN::equals).isEmpty()) {
                throw e;
            }
        }
    }
}

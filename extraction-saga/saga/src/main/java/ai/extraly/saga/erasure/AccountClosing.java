package ai.extraly.saga.erasure;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.DocumentSummary;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.AccountId;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryGateway;

/**
 * Deletes the documents of an account that was deleted. A document that is still being processed cannot be deleted yet: the event
 * then fails, becomes a dead letter, and is tried again later, until none is left.
 */
@DisallowReplay
@ProcessingGroup(AccountClosing.PROCESSING_GROUP)
class AccountClosing {
    static final String PROCESSING_GROUP = "account-closing";
    private static final int PAGE = 100;

    private final CommandGateway commands;
    private final QueryGateway queries;

    AccountClosing(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @EventHandler
    void on(AccountDeleted event) {
        int busy = 0;
        for (int page = 1; ; page++) {
            List<DocumentSummary> documents = page(event.accountId(), page).documents();
            for (DocumentSummary document : documents) {
                if (!delete(document, event)) {
                    busy++;
                }
            }
            if (documents.size() < PAGE) {
                break;
            }
        }
        if (busy > 0) {
            throw new IllegalStateException(busy + " documents of a deleted account are still being processed");
        }
    }

    /** Whether the document is gone. */
    private boolean delete(DocumentSummary document, AccountDeleted event) {
        try {
            commands.sendAndWait(new DeleteDocument(document.documentId(), event.accountId(), event.at()));
            return true;
        } catch (CommandExecutionException e) {
            return e.getDetails().filter(Refusal.DOCUMENT_UNKNOWN::equals).isPresent();
        }
    }

    /** Ordered by creation, oldest first, so that what is deleted meanwhile is at worst met on the next attempt. */
    private DocumentPage page(AccountId account, int page) {
        return queries.query(
                        new ListDocuments(
                                account, page, PAGE, null, null, null, null, null, DocumentSort.CREATED_AT, false),
                        DocumentPage.class)
                .join();
    }
}

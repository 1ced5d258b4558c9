package ai.extraly.saga.erasure;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.DocumentSummary;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.DocumentId;
import java.util.ArrayList;
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
        long busy = documentsOf(event).stream()
                .filter(document -> !delete(document, event))
                .count();
        if (busy > 0) {
            throw new IllegalStateException(busy + " documents of a deleted account are still being processed");
        }
    }

    /**
     * All of them, before the first is deleted: pages of a list that shrinks would skip some. And none that came later: the same
     * address may have registered again meanwhile, and its account then has the same id.
     */
    private List<DocumentId> documentsOf(AccountDeleted event) {
        List<DocumentId> all = new ArrayList<>();
        List<DocumentSummary> page;
        int number = 1;
        do {
            page = page(event, number++).documents();
            page.forEach(document -> all.add(document.documentId()));
        } while (page.size() == PAGE);
        return all;
    }

    /** Whether the document is gone. */
    private boolean delete(DocumentId document, AccountDeleted event) {
        try {
            commands.sendAndWait(new DeleteDocument(document, event.accountId(), event.at()));
            return true;
        } catch (CommandExecutionException e) {
            return e.getDetails().filter(Refusal.DOCUMENT_UNKNOWN::equals).isPresent();
        }
    }

    private DocumentPage page(AccountDeleted event, int page) {
        return queries.query(
                        new ListDocuments(
                                event.accountId(),
                                page,
                                PAGE,
                                null,
                                null,
                                null,
                                null,
                                event.at(),
                                DocumentSort.CREATED_AT,
                                false),
                        DocumentPage.class)
                .join();
    }
}

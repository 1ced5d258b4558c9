package ai.extraly.query.document;

import ai.extraly.contract.document.query.AwaitDocument;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.FindDocument;
import ai.extraly.contract.document.query.FindSubmission;
import ai.extraly.contract.document.query.IsDocumentSeen;
import ai.extraly.contract.document.query.ListCompletedDocuments;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.document.query.SubmissionView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.generation.Live;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about documents. */
public final class DocumentQueries {
    private final Live<Documents> documents;
    private final DocumentLog log;

    /** @param events are asked for what no generation has seen yet */
    public DocumentQueries(Live<Documents> documents, EventStore events) {
        this.documents = documents;
        this.log = new DocumentLog(events);
    }

    @QueryHandler
    Optional<DocumentView> find(FindDocument query) {
        return find(query.documentId(), query.accountId());
    }

    /** The future holds the view itself, or null: what a future holds goes over the bus as it is, and an Optional cannot. */
    @QueryHandler
    CompletableFuture<@Nullable DocumentView> await(AwaitDocument query) {
        Optional<DocumentView> now = find(query.documentId(), query.accountId());
        if (now.isEmpty() || now.get().status().isTerminal()) {
            return CompletableFuture.completedFuture(now.orElse(null));
        }
        return documents
                .until(Documents::watch, query.documentId().value(), DocumentQueries::hasAnEnd, query.patience())
                .thenApply(_ -> find(query.documentId(), query.accountId()).orElse(null));
    }

    @QueryHandler
    Optional<SubmissionView> submission(FindSubmission query) {
        return log.submission(query.documentId(), query.accountId());
    }

    @QueryHandler
    DocumentPage list(ListDocuments query) {
        return documents.model().list().page(query);
    }

    @QueryHandler
    DocumentId[] list(ListCompletedDocuments query) {
        return documents.model().list().completed(query).toArray(DocumentId[]::new);
    }

    @QueryHandler
    CompletableFuture<Boolean> isSeen(IsDocumentSeen query) {
        return documents.seen(
                Documents::watch,
                query.documentId().value(),
                row -> row.sequence() >= query.sequence(),
                query.patience());
    }

    private Optional<DocumentView> find(DocumentId id, AccountId account) {
        return documents
                .model()
                .rows()
                .find(id.value())
                .or(() -> log.find(id))
                .filter(row -> row.accountId().equals(account))
                .flatMap(row -> switch (row) {
                    case PresentDocument document -> Optional.of(document.view());
                    case DeletedDocument _ -> Optional.empty();
                });
    }

    private static boolean hasAnEnd(DocumentRow row) {
        return switch (row) {
            case PresentDocument document -> document.status().isTerminal();
            case DeletedDocument _ -> true;
        };
    }
}

package ai.extraly.http.document;

import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.query.DocumentSummary;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.FindDocument;
import ai.extraly.contract.document.query.FindPast;
import ai.extraly.contract.document.query.PastDocument;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.document.DocumentData.Failure;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.results.StoredResults;
import ai.extraly.http.security.ApiClient;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Vault;
import ai.extraly.vault.results.ResultsJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Documents as their owner sees them: views of the read models, opened by the vault. */
@Component
public class Documents {
    private final Queries queries;
    private final Vault vault;
    private final StoredResults results;
    private final Past past;

    Documents(Queries queries, Vault vault, StoredResults results, Past past) {
        this.queries = queries;
        this.vault = vault;
        this.results = results;
        this.past = past;
    }

    /** What somebody wrote where an id belongs. Nothing that is not an id names a document. */
    public static DocumentId id(String text) {
        return DocumentId.parse(text).orElseThrow(Documents::unknown);
    }

    /** The document, if it is the caller's. */
    public DocumentView find(ApiClient caller, String id) {
        return find(caller, id(id)).orElseThrow(Documents::unknown);
    }

    Optional<DocumentView> find(ApiClient caller, DocumentId id) {
        return queries.find(new FindDocument(id, caller.accountId()), DocumentView.class);
    }

    /** What everybody is told who has no such document. */
    public static ApiException unknown() {
        return ApiException.notFound("There is no such document.");
    }

    public String fileName(DocumentView view) {
        return vault.open(DataKeyId.of(view.documentId()), SealedFields.FILE_NAME, view.fileName());
    }

    /** The document with everything that belongs to its status, and whatever of the rest is to be included. */
    DocumentData data(DocumentView view, Set<Include> included) {
        return data(
                view,
                included,
                included.contains(Include.ATTEMPTS) ? past.attempts(view.documentId(), view.accountId()) : null,
                included.contains(Include.WEBHOOKS) ? past.deliveries(view.documentId(), view.accountId()) : null);
    }

    /** The caller's document as it stood at {@code asOf}, as {@link #data} would have told it then. */
    DocumentData past(ApiClient caller, String id, Instant asOf, Set<Include> included) {
        PastDocument then = queries.find(new FindPast(id(id), caller.accountId(), asOf), PastDocument.class)
                .orElseThrow(Documents::unknown);
        return data(
                then.document(),
                included,
                included.contains(Include.ATTEMPTS) ? Past.attempts(then.attempts()) : null,
                included.contains(Include.WEBHOOKS)
                        ? past.deliveries(then.document().documentId(), then.deliveries())
                        : null);
    }

    private DocumentData data(
            DocumentView view,
            Set<Include> included,
            @Nullable List<AttemptData> attempts,
            @Nullable List<DeliveryData> deliveries) {
        DataKeyId key = DataKeyId.of(view.documentId());
        @Nullable ResultsJson found = view.status() == DocumentStatus.COMPLETED ? results.read(view) : null;
        return new DocumentData(
                view.documentId(),
                view.status(),
                view.type(),
                fileName(view),
                view.pages(),
                view.webhookUrl() == null ? null : vault.open(key, SealedFields.WEBHOOK_URL, view.webhookUrl()),
                vault.open(key, SealedFields.METADATA, view.metadata()),
                member(found, "results"),
                view.status() == DocumentStatus.FAILED && view.failure() != null ? Failure.of(view.failure()) : null,
                included.contains(Include.EVIDENCE) ? member(found, "evidence") : null,
                included.contains(Include.CHECKS) ? member(found, "checks") : null,
                attempts,
                deliveries,
                view.createdAt(),
                view.updatedAt());
    }

    private static @Nullable String member(@Nullable ResultsJson results, String name) {
        return results == null ? null : results.text(name).orElse(null);
    }

    /** The document in a list, or empty when it was erased a moment ago. */
    Optional<SummaryData> data(DocumentSummary summary) {
        try {
            DataKeyId key = DataKeyId.of(summary.documentId());
            return Optional.of(new SummaryData(
                    summary.documentId(),
                    summary.status(),
                    summary.type(),
                    vault.open(key, SealedFields.FILE_NAME, summary.fileName()),
                    summary.pages(),
                    summary.createdAt()));
        } catch (ErasedException e) {
            return Optional.empty();
        }
    }
}

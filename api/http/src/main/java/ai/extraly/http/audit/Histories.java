package ai.extraly.http.audit;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.query.DocumentHistory;
import ai.extraly.contract.audit.query.PastEvent;
import ai.extraly.contract.audit.query.ReadHistory;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.audit.EventData.Content;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.document.Documents;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.security.Caller;
import ai.extraly.http.web.ApiJson;
import ai.extraly.http.web.Instants;
import ai.extraly.http.web.QueryString;
import ai.extraly.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Histories of documents. The owner sees all of it, content included, as long as the document is there. To an owner a deleted document
 * is gone, here as everywhere; its events are still there for auditors and operators, who see events alone, and whose every look is
 * recorded before they see anything.
 */
@Component
class Histories {
    private static final int MOST = 500;
    private static final int USUAL = 100;

    private final Queries queries;
    private final AccessJournal journal;
    private final Vault vault;
    private final Clock clock;

    Histories(Queries queries, AccessJournal journal, Vault vault, Clock clock) {
        this.queries = queries;
        this.journal = journal;
        this.vault = vault;
        this.clock = clock;
    }

    /** For a program of the owner, or of an auditor. */
    HistoryData read(ApiClient caller, String id, QueryString query) {
        DocumentHistory history = find(id, query);
        if (history.accountId().equals(caller.accountId()) && !history.deleted()) {
            return data(history, event -> opened(history.documentId(), event));
        }
        if (!AccessJournal.isAuditor(caller)) {
            throw Documents.unknown();
        }
        return recorded(caller, history);
    }

    /** For an auditor, whoever the document belongs to. */
    HistoryData audit(AccountHolder caller, String id, QueryString query) {
        return recorded(caller, find(id, query));
    }

    private DocumentHistory find(String id, QueryString query) {
        ReadHistory asked = new ReadHistory(
                Documents.id(id),
                Instants.asOf(query, clock.instant()).orElse(null),
                query.number("from_sequence", 0, Integer.MAX_VALUE, 0),
                query.number("limit", 1, MOST, USUAL));
        query.check();
        return queries.find(asked, DocumentHistory.class).orElseThrow(Documents::unknown);
    }

    private HistoryData recorded(Caller caller, DocumentHistory history) {
        journal.record(caller, Access.HISTORY_READ, history.documentId());
        return data(history, _ -> null);
    }

    private static HistoryData data(DocumentHistory history, Function<PastEvent, @Nullable Content> content) {
        return new HistoryData(
                history.documentId(),
                history.accountId(),
                history.deleted(),
                history.events().stream()
                        .map(event -> EventData.of(event, content.apply(event)))
                        .toList(),
                history.next());
    }

    private @Nullable Content opened(DocumentId document, PastEvent event) {
        if (event.sealed().isEmpty()) {
            return null;
        }
        @Nullable String customFields = open(document, event, SealedFields.CUSTOM_FIELDS);
        return new Content(
                open(document, event, SealedFields.FILE_NAME),
                open(document, event, SealedFields.METADATA),
                customFields == null ? null : List.of(ApiJson.MAPPER.readValue(customFields, String[].class)),
                open(document, event, SealedFields.WEBHOOK_URL),
                open(document, event, SealedFields.WEBHOOK_ANSWER),
                open(document, event, SealedFields.CORRECTION_REASON));
    }

    private @Nullable String open(DocumentId document, PastEvent event, String field) {
        @Nullable Sealed closed = event.sealed().get(field);
        return closed == null ? null : vault.open(DataKeyId.of(document), field, closed);
    }
}

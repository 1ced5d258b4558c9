package ai.extraly.http.audit;

import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.query.AuditedPage;
import ai.extraly.contract.audit.query.ListAuditedDocuments;
import ai.extraly.contract.id.AccountId;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.Instants;
import ai.extraly.http.web.PageMeta;
import ai.extraly.http.web.QueryString;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What auditors and operators may see of other people's documents: what happened, and to whose, but nothing of what is in them. */
@RestController
@RequestMapping("/api/v1/ops/audit/documents")
class AuditController {
    static final String AN_ACCOUNT = "This must be the id of an account.";

    private static final int MOST_PER_PAGE = 100;
    private static final int PER_PAGE = 20;
    /** No list is as long; the read models count entries to be skipped with an int. */
    private static final int LAST_PAGE = Integer.MAX_VALUE / MOST_PER_PAGE;

    private final Histories histories;
    private final AccessJournal journal;
    private final Queries queries;

    AuditController(Histories histories, AccessJournal journal, Queries queries) {
        this.histories = histories;
        this.journal = journal;
        this.queries = queries;
    }

    @GetMapping
    @Described.Documents
    AuditedData list(@AuthenticationPrincipal AccountHolder caller, HttpServletRequest request) {
        QueryString query = new QueryString(request);
        ListAuditedDocuments asked = new ListAuditedDocuments(
                query.value("account", AccountId::parse, AN_ACCOUNT).orElse(null),
                query.value("from", Instants::from, Instants.AN_INSTANT).orElse(null),
                query.value("to", Instants::to, Instants.AN_INSTANT).orElse(null),
                query.number("page", 1, LAST_PAGE, 1),
                query.number("per_page", 1, MOST_PER_PAGE, PER_PAGE));
        query.check();
        journal.record(
                caller,
                Access.AUDIT_LIST,
                asked.accountId() == null ? null : asked.accountId().value(),
                null);
        AuditedPage page = queries.find(asked, AuditedPage.class).orElseThrow();
        return new AuditedData(
                page.documents().stream().map(AuditedData.Entry::of).toList(),
                PageMeta.of(asked.page(), asked.perPage(), page.total()));
    }

    @GetMapping("/{id}")
    @Described.Audited
    Data<HistoryData> read(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = Described.ID) @PathVariable String id,
            HttpServletRequest request) {
        return new Data<>(histories.audit(caller, id, new QueryString(request)));
    }
}

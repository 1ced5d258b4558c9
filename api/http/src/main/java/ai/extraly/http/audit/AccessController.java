package ai.extraly.http.audit;

import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.query.ListAccesses;
import ai.extraly.contract.id.AccountId;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.Instants;
import ai.extraly.http.web.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who watches the auditors and the operators: other auditors. */
@RestController
@RequestMapping("/api/v1/ops/audit/access")
class AccessController {
    private static final int MOST = 500;
    private static final int USUAL = 100;

    private final Accesses accesses;
    private final AccessJournal journal;

    AccessController(Accesses accesses, AccessJournal journal) {
        this.accesses = accesses;
        this.journal = journal;
    }

    @GetMapping
    @Described.Accesses
    Data<AccessData> list(@AuthenticationPrincipal AccountHolder caller, HttpServletRequest request) {
        QueryString query = new QueryString(request);
        ListAccesses asked = new ListAccesses(
                query.value("account", AccountId::parse, AuditController.AN_ACCOUNT)
                        .orElse(null),
                query.value("from", Instants::from, Instants.AN_INSTANT).orElse(null),
                query.value("to", Instants::to, Instants.AN_INSTANT).orElse(null),
                query.value("from_position", AccessController::position, "This must be the next_position of an answer.")
                        .orElse(null),
                query.number("limit", 1, MOST, USUAL));
        query.check();
        journal.record(
                caller,
                Access.ACCESS_LIST,
                asked.accountId() == null ? null : asked.accountId().value(),
                null);
        return new Data<>(accesses.list(asked));
    }

    private static Optional<Long> position(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}

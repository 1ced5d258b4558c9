package ai.extraly.http.document;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.AccountId;
import ai.extraly.http.web.Instants;
import ai.extraly.http.web.QueryString;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a list of documents is asked for. */
final class ListRequest {
    private static final int MOST_PER_PAGE = 100;
    private static final int PER_PAGE = 20;
    /** No list is as long; the read models may count entries with an int. */
    private static final int LAST_PAGE = Integer.MAX_VALUE / MOST_PER_PAGE;

    private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-z_]{1,30}");

    private ListRequest() {}

    static ListDocuments of(AccountId account, QueryString query) {
        ListDocuments list = new ListDocuments(
                account,
                Math.min(query.number("page", 1, Integer.MAX_VALUE, 1), LAST_PAGE),
                query.number("per_page", 1, MOST_PER_PAGE, PER_PAGE),
                query.value(
                                "status",
                                DocumentStatus::of,
                                "This must be one of pending, processing, completed and failed.")
                        .orElse(null),
                query.value(
                                "detection_type",
                                DetectionType::of,
                                "This must be one of bank_statement, invoice, receipt and auto.")
                        .orElse(null),
                query.value("q", ListRequest::idPrefix, "This must be the beginning of a document's id.")
                        .orElse(null),
                query.value("created_from", Instants::from, Instants.AN_INSTANT).orElse(null),
                query.value("created_to", Instants::to, Instants.AN_INSTANT).orElse(null),
                query.value("sort", DocumentSort::of, "This must be one of created_at and updated_at.")
                        .orElse(DocumentSort.CREATED_AT),
                query.value("order", ListRequest::isDescending, "This must be one of asc and desc.")
                        .orElse(true));
        query.check();
        return list;
    }

    private static Optional<String> idPrefix(String text) {
        return Optional.of(text.strip().toLowerCase(Locale.ROOT))
                .filter(prefix -> ID_PREFIX.matcher(prefix).matches());
    }

    private static Optional<Boolean> isDescending(String order) {
        return switch (order) {
            case "asc" -> Optional.of(false);
            case "desc" -> Optional.of(true);
            default -> Optional.empty();
        };
    }
}

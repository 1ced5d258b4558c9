package ai.extraly.http.audit;

import ai.extraly.contract.audit.query.AuditedDocument;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.web.PageMeta;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A page of documents for auditors. */
@JsonPropertyOrder({"data", "meta"})
@Schema(name = "AuditedDocumentsAnswer")
record AuditedData(List<Entry> data, PageMeta meta) {
    private static final String DELETED = "deleted";

    /** A document: whose, since when, and what happened to it last. */
    @JsonPropertyOrder({"id", "account_id", "status", "created_at", "last_event"})
    @Schema(name = "AuditedDocument")
    record Entry(
            DocumentId id,
            AccountId accountId,

            @Schema(allowableValues = {"pending", "processing", "completed", "failed", DELETED})
            String status,

            Instant createdAt,
            LastEvent lastEvent) {
        static Entry of(AuditedDocument document) {
            return new Entry(
                    document.documentId(),
                    document.accountId(),
                    document.status() == null ? DELETED : document.status().wire(),
                    document.createdAt(),
                    new LastEvent(document.lastSequence(), document.lastEvent(), document.lastEventAt()));
        }
    }

    @JsonPropertyOrder({"sequence", "event", "at"})
    @Schema(name = "LastEvent")
    record LastEvent(long sequence, String event, Instant at) {}
}

package ai.extraly.contract.audit.query;

import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document in a list for auditors: nothing of its content.
 *
 * @param status null when it was deleted
 * @param lastSequence of its newest event
 * @param lastEvent the name of that event on the wire
 */
public record AuditedDocument(
        DocumentId documentId,
        AccountId accountId,
        @Nullable DocumentStatus status,
        Instant createdAt,
        long lastSequence,
        String lastEvent,
        Instant lastEventAt) {}

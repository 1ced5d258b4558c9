package ai.extraly.contract.audit.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a document.
 *
 * @param accountId whose document it is
 * @param deleted whether it is deleted by now, whatever was asked for
 * @param events oldest first
 * @param next the sequence of the first event that is left; null when none is
 */
public record DocumentHistory(
        DocumentId documentId,
        AccountId accountId,
        boolean deleted,
        List<PastEvent> events,
        @Nullable Long next) {}

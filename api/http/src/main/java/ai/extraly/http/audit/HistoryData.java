package ai.extraly.http.audit;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a document, in an answer.
 *
 * @param accountId whose it is, or was
 * @param deleted by now
 * @param events oldest first
 * @param nextSequence what to ask for next; null when nothing is left
 */
@JsonPropertyOrder({"id", "account_id", "deleted", "events", "next_sequence"})
@Schema(name = "History")
record HistoryData(
        DocumentId id,
        AccountId accountId,
        boolean deleted,
        List<EventData> events,
        @Nullable Long nextSequence) {}

package ai.extraly.http.audit;

import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.AccessRecorded;
import ai.extraly.contract.audit.query.PastAccess;
import ai.extraly.contract.id.AccessId;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What auditors and operators did, in an answer.
 *
 * @param accesses oldest first
 * @param nextPosition what to ask for next; null when nothing is left
 */
@JsonPropertyOrder({"accesses", "next_position"})
@Schema(name = "Accesses")
record AccessData(List<Entry> accesses, @Nullable Long nextPosition) {

    /**
     * One of them.
     *
     * @param role that it was done in
     * @param target the name of what else is concerned
     * @param reason null when none was given, and when the account that gave it is deleted
     */
    @JsonPropertyOrder({"id", "at", "account_id", "role", "access", "document_id", "target", "reason", "request_id"})
    @Schema(name = "RecordedAccess")
    record Entry(
            AccessId id,
            Instant at,
            AccountId accountId,
            @Nullable Role role,
            Access access,
            @Nullable DocumentId documentId,
            @Nullable String target,
            @Nullable String reason,
            @Nullable String requestId) {
        static Entry of(PastAccess access, @Nullable String reason) {
            AccessRecorded recorded = access.recorded();
            return new Entry(
                    recorded.accessId(),
                    recorded.at(),
                    recorded.accountId(),
                    access.role(),
                    recorded.access(),
                    recorded.documentId(),
                    recorded.target(),
                    reason,
                    access.requestId());
        }
    }
}

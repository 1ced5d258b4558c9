package ai.extraly.contract.audit;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.AccessId;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.contract.id.JournalId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something in a role. It is written before it is done, so what was done is always written, and what is written was at
 * least begun.
 *
 * @param accountId who acted
 * @param documentId null when no single document is concerned
 * @param target the machine name of what else is concerned; null when nothing is
 * @param reason sealed under the acting account's data key; null when none was given
 */
@Revision("1")
public record AccessRecorded(
        JournalId journalId,
        AccessId accessId,
        AccountId accountId,
        Access access,
        @Nullable DocumentId documentId,
        @Nullable String target,
        @Nullable Sealed reason,
        Instant at)
        implements AuditEvent {}

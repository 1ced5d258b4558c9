package ai.extraly.contract.audit;

import ai.extraly.contract.id.JournalId;
import java.time.Instant;

/** Something that was written into a journal. */
public sealed interface AuditEvent permits AccessRecorded {
    JournalId journalId();

    Instant at();
}

package ai.extraly.http.audit;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.SealedFields;
import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.RecordAccess;
import ai.extraly.contract.id.AccessId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.security.Caller;
import ai.extraly.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what somebody does as an auditor or an operator. It is called before the thing is done or the answer is given, and
 * returns when the record is kept for good: no record, no answer.
 */
@Component
public class AccessJournal {
    private final Commands commands;
    private final Vault vault;
    private final Clock clock;

    AccessJournal(Commands commands, Vault vault, Clock clock) {
        this.commands = commands;
        this.vault = vault;
        this.clock = clock;
    }

    /** {@code caller} is about to look at {@code document}. @throws ApiException 503 when that cannot be recorded */
    public void record(Caller caller, Access access, DocumentId document) {
        write(caller, access, document, null, null);
    }

    /**
     * {@code caller} is about to do something with {@code target}, for {@code reason}.
     *
     * @param target the machine name of what is concerned; null when nothing is
     * @param reason in the caller's words; null when none was given
     * @throws ApiException 503 when that cannot be recorded
     */
    public void record(AccountHolder caller, Access access, @Nullable String target, @Nullable String reason) {
        write(
                caller,
                access,
                null,
                target,
                reason == null ? null : vault.seal(caller.account().dataKey(), SealedFields.ACCESS_REASON, reason));
    }

    private void write(
            Caller caller,
            Access access,
            @Nullable DocumentId document,
            @Nullable String target,
            @Nullable Sealed reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            commands.send(
                    RecordAccess.of(AccessId.next(now), caller.accountId(), access, document, target, reason, now),
                    caller.as(role(caller, access)));
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ApiException.unavailable(e);
        }
    }

    /** What auditors may do too, an operator who is an auditor does as one; everything else is an operator's. */
    private static Role role(Caller caller, Access access) {
        return switch (access) {
            case HISTORY_READ, AUDIT_LIST, AUDIT_EXPORT, AUDIT_VERIFY, ACCESS_LIST, ERASURE_PROOF_READ ->
                caller.roles().contains(Role.AUDITOR) ? Role.AUDITOR : Role.OPERATOR;
            case REBUILD_STARTED,
                    REBUILD_CANCELLED,
                    VERIFY_STARTED,
                    SEGMENT_SPLIT,
                    SEGMENT_MERGED,
                    DEAD_LETTER_RETRIED,
                    DEAD_LETTER_DISCARDED,
                    DRY_RUN,
                    KEY_ROTATED,
                    BACKUP_MADE -> Role.OPERATOR;
        };
    }

    /** Whether {@code caller} may look at the past of other people's documents. */
    static boolean isAuditor(Caller caller) {
        return caller.roles().contains(Role.AUDITOR) || caller.roles().contains(Role.OPERATOR);
    }
}

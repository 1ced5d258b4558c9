package ai.extraly.contract.audit;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.AccessId;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.contract.id.JournalId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Write down what somebody is about to do in a role. The same access is written once, however often the command arrives. Answered with
 * {@code Acknowledged}.
 *
 * @param accountId who acts
 * @param documentId null when no single document is concerned
 * @param target the machine name of what else is concerned, such as a processor or a projection; null when nothing is
 * @param reason sealed under the acting account's data key; null when none was given
 */
public record RecordAccess(
        @TargetAggregateIdentifier JournalId journalId,
        AccessId accessId,
        AccountId accountId,
        Access access,
        @Nullable DocumentId documentId,
        @Nullable String target,
        @Nullable Sealed reason,
        Instant at) {
    /** The command that writes {@code access} into a journal of its own. */
    public static RecordAccess of(
            AccessId access,
            AccountId account,
            Access what,
            @Nullable DocumentId document,
            @Nullable String target,
            @Nullable Sealed reason,
            Instant at) {
        return new RecordAccess(JournalId.of(access), access, account, what, document, target, reason, at);
    }
}

package ai.extraly.saga.erasure;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.account.command.EraseAccount;
import ai.extraly.contract.document.command.EraseDocument;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.ErasedKey;
import ai.extraly.vault.erasure.ErasureLedger;
import ai.extraly.vault.erasure.LedgerMark;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an event log that was restored from a backup what was erased since: documents and accounts whose keys the ledger knows to be
 * destroyed are deleted, whatever they were doing when the backup was made.
 *
 * <p>In everyday life the log knows all that the ledger knows, because a deletion is an event first. So only what the ledger got since
 * the two were last found to agree is looked up, unless the log is shorter than it was then: it was restored, and everything is.
 */
class RestoredErasures {
    private static final Logger log = LoggerFactory.getLogger(RestoredErasures.class);

    private final ErasureLedger ledger;
    private final Vault vault;
    private final EventStore events;
    private final CommandGateway commands;
    private final DocumentEnds documents;

    RestoredErasures(ErasureLedger ledger, Vault vault, EventStore events, CommandGateway commands) {
        this.ledger = ledger;
        this.vault = vault;
        this.events = events;
        this.commands = commands;
        this.documents = new DocumentEnds(events);
    }

    /** Brings the log up to the ledger. How many deletions it did not know. */
    int tell() {
        long known = ledger.mark().map(mark -> knownTo(mark, head())).orElse(0L);
        if (known == 0) {
            // Until this is through: a log that grows meanwhile must not look like one that was never restored.
            ledger.forgetMark();
        }
        int told;
        try (Stream<ErasedKey> entries = ledger.entries()) {
            told = entries.filter(entry -> entry.number() > known)
                    .mapToInt(entry -> tell(entry) ? 1 : 0)
                    .sum();
        }
        if (told > 0) {
            log.warn("The event log did not know {} deletions, and was told: a backup was restored", told);
        }
        agree();
        return told;
    }

    /** Remembers that all that is in the ledger now is in the log as well. */
    void agree() {
        long entries = ledger.size();
        ledger.mark(new LedgerMark(entries, head()));
    }

    private long knownTo(LedgerMark mark, long head) {
        return head < mark.position() || ledger.size() < mark.entries() ? 0 : mark.entries();
    }

    /** The end of the log as a number that only grows. */
    private long head() {
        return Optional.ofNullable(events.createHeadToken())
                .map(TrackingToken::position)
                .orElse(OptionalLong.empty())
                .orElse(-1);
    }

    private boolean tell(ErasedKey entry) {
        return switch (entry.reason()) {
            case DOCUMENT_DELETED -> tellDocument(entry);
            case ACCOUNT_DELETED -> tellAccount(entry, entry.account());
            case NEVER_USED -> false;
        };
    }

    /** A key under this name is a later one, of a document that took the id after the restored log had forgotten the first. */
    private boolean tellDocument(ErasedKey entry) {
        if (documents.of(entry.key()) != DocumentEnds.End.OPEN
                || vault.remains(entry.key()).key()) {
            return false;
        }
        commands.sendAndWait(new EraseDocument(new DocumentId(entry.key().value()), entry.at()));
        return true;
    }

    private boolean tellAccount(ErasedKey entry, @Nullable AccountId account) {
        if (account == null) {
            return false;
        }
        long before = head();
        try {
            commands.sendAndWait(new EraseAccount(account, entry.key(), entry.at()));
        } catch (CommandExecutionException e) {
            if (e.getDetails().filter(Refusal.ACCOUNT_UNKNOWN::equals).isEmpty()) {
                throw e;
            }
        }
        return head() > before;
    }
}

package ai.extraly.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.audit.AccessRecorded;
import ai.extraly.contract.audit.RecordAccess;
import ai.extraly.contract.id.AccessId;
import ai.extraly.contract.id.JournalId;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * That somebody did something as an auditor or an operator. It refuses nothing: whoever may not do a thing is sent away before it is
 * written down. It outlives the account and the document that it names.
 *
 * <p>There is one for each thing that is done, so that the thousandth look costs what the first did. A node of an older version may
 * still send several to one, which takes them.
 */
@Aggregate
class Journal {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable JournalId id;

    private final Set<AccessId> recorded = new HashSet<>();

    /** For Axon, before the first event is applied. */
    protected Journal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Acknowledged handle(RecordAccess command) {
        if (!recorded.contains(command.accessId())) {
            apply(new AccessRecorded(
                    command.journalId(),
                    command.accessId(),
                    command.accountId(),
                    command.access(),
                    command.documentId(),
                    command.target(),
                    command.reason(),
                    command.at()));
        }
        return new Acknowledged(getVersion());
    }

    @EventSourcingHandler
    void on(AccessRecorded event) {
        id = event.journalId();
        recorded.add(event.accessId());
    }
}

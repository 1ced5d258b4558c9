package ai.extraly.app.embedded;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.math.BigDecimal;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The smallest thing that can be counted. */
@Aggregate
class Tally {
    record Count(@TargetAggregateIdentifier String tally, Instant at) {}

    @Revision("1")
    record Counted(String tally, int number, BigDecimal weight, Instant at) {}

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private int number;

    Tally() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int handle(Count command) {
        apply(new Counted(command.tally(), number + 1, new BigDecimal("15230.50"), command.at()));
        return number;
    }

    @EventSourcingHandler
    void on(Counted event) {
        id = event.tally();
        number = event.number();
    }
}

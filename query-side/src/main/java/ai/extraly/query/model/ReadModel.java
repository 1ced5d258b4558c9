package ai.extraly.query.model;

import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A read model that is kept by folding: rows, what is derived from them, and those who wait for them.
 *
 * @param <R> the rows
 * @param <E> the events
 */
public final class ReadModel<R extends Row, E> {
    private final String batchKey = "batch@" + System.identityHashCode(this);
    private final Fold<R, E> fold;
    private final Rows<R> rows;
    private final Preceding<R> preceding;
    private final Watch<R> watch;

    public ReadModel(Fold<R, E> fold, Rows<R> rows, Preceding<R> preceding, Watch<R> watch) {
        this.fold = fold;
        this.rows = rows;
        this.preceding = preceding;
        this.watch = watch;
    }

    /** Takes {@code event} into the unit of work's batch, which is written while the unit of work prepares its commit. */
    public void on(E event, String id, long sequence, UnitOfWork<?> unit) {
        Batch<R, E> batch = unit.getOrComputeResource(batchKey, key -> open(unit));
        batch.add(id, event, sequence);
    }

    private Batch<R, E> open(UnitOfWork<?> unit) {
        Batch<R, E> batch = new Batch<>(fold, rows, preceding, aggregates(unit));
        unit.onPrepareCommit(committing -> watch.show(batch.write()));
        return batch;
    }

    private static Collection<String> aggregates(UnitOfWork<?> unit) {
        List<? extends Message<?>> messages =
                unit instanceof BatchingUnitOfWork<?> batch ? batch.getMessages() : List.of(unit.getMessage());
        return messages.stream()
                .filter(DomainEventMessage.class::isInstance)
                .map(message -> ((DomainEventMessage<?>) message).getAggregateIdentifier())
                .distinct()
                .toList();
    }
}

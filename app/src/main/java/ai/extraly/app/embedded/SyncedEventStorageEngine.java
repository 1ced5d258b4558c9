package ai.extraly.app.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Axon's event store on JDBC, that answers an append and hands out events and positions only when they are on the disk. */
final class SyncedEventStorageEngine extends JdbcEventStorageEngine {
    private final TransactionManager transactions;
    private final EventLogSync sync;

    /** @param transactions those that {@code builder} was given: Spring's */
    SyncedEventStorageEngine(Builder builder, TransactionManager transactions, EventLogSync sync) {
        super(builder);
        this.transactions = transactions;
        this.sync = sync;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        transactions.executeInTransaction(() -> {
            sync.coverThisTransaction();
            super.appendEvents(events, serializer);
        });
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return covered(super.fetchDomainEvents(aggregateIdentifier, firstSequenceNumber, batchSize));
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return covered(super.fetchTrackedEvents(lastToken, batchSize));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return covered(super.lastSequenceNumberFor(aggregateIdentifier));
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return covered(super.createHeadToken());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return covered(super.createTokenAt(dateTime));
    }

    private <T extends @Nullable Object> T covered(T read) {
        sync.coverWhatWasRead();
        return read;
    }
}

package ai.extraly.app.embedded;

import java.nio.file.Path;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The event log as the set-up builds it, without Spring around it. */
record EventLog(EventLogFile file, SyncedEventStorageEngine engine) implements AutoCloseable {

    static EventLog open(Path directory) {
        return on(EventLogFile.open(directory));
    }

    static EventLog on(EventLogFile file) {
        Serializer serializer = JacksonSerializer.defaultSerializer();
        TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(file.dataSource()));
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(file.dataSource()))
                .transactionManager(transactions)
                .persistenceExceptionResolver(new DuplicateKeys())
                .snapshotSerializer(serializer)
                .eventSerializer(serializer);
        return new EventLog(
                file, new SyncedEventStorageEngine(builder, transactions, new EventLogSync(new GroupSync(file::sync))));
    }

    void append(String aggregate, long sequence) {
        append(aggregate, sequence, aggregate + ":" + sequence);
    }

    void append(String aggregate, long sequence, String payload) {
        engine.appendEvents(List.of(new GenericDomainEventMessage<>("Tally", aggregate, sequence, payload)));
    }

    List<String> read() {
        return engine.readEvents(null, false)
                .map(event -> (DomainEventMessage<?>) event)
                .map(event -> (String) event.getPayload())
                .toList();
    }

    @Override
    public void close() {
        file.close();
    }
}

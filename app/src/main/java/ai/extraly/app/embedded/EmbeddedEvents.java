package ai.extraly.app.embedded;

import ai.extraly.http.backup.Backups;
import ai.extraly.query.audit.RawLog;
import ai.extraly.vault.WrappingKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The event log of the one-machine set-up and the command bus that goes with it. The database is nobody else's business: it is no
 * bean, so that nothing configures itself around a {@code DataSource}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class EmbeddedEvents {

    @Bean
    EventLogFile eventLogFile(@Value("${extraly.data-dir}") Path dataDir) {
        return EventLogFile.open(dataDir.resolve("events"));
    }

    @Bean
    Backups backups(
            EventLogFile file,
            @Value("${extraly.backup.directory:}") String directory,
            @Value("${extraly.vault.directory}") Path vault,
            ObjectProvider<WrappingKeys> keys) {
        return new EmbeddedBackups(
                directory.isBlank() ? null : Path.of(directory), vault, file, keys::getObject, Clock.systemUTC());
    }

    @Bean
    HealthIndicator eventLogHealthIndicator(EventLogFile file) {
        return new DataSourceHealthIndicator(file.dataSource());
    }

    /** Spring's, on purpose: without it an append would not be one transaction. */
    @Bean
    TransactionManager axonTransactionManager(EventLogFile file) {
        return new SpringTransactionManager(new JdbcTransactionManager(file.dataSource()));
    }

    @Bean
    EventLogSync eventLogSync(EventLogFile file) {
        return new EventLogSync(new GroupSync(file::sync));
    }

    @Bean
    RawLog rawLog(EventLogFile file, EventLogSync sync) {
        return new JdbcRawLog(file.dataSource(), sync);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            EventLogFile file,
            EventLogSync sync,
            TransactionManager transactions,
            Serializer snapshotSerializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon) {
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(file.dataSource()))
                .transactionManager(transactions)
                .persistenceExceptionResolver(new DuplicateKeys())
                .snapshotSerializer(snapshotSerializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter());
        return new SyncedEventStorageEngine(builder, transactions, sync);
    }

    /**
     * Handles each command in a thread and unit of work of its own, also one that is sent while a message is handled. So whoever
     * awaited a command knows that its events are stored, as with Axon Server.
     */
    @Bean(destroyMethod = "shutdown")
    @Qualifier("localSegment")
    CommandBus commandBus(
            TransactionManager transactions,
            org.axonframework.config.Configuration axon,
            DuplicateCommandHandlerResolver duplicates) {
        AsynchronousCommandBus bus = AsynchronousCommandBus.builder()
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("command-", 1).factory()))
                .transactionManager(transactions)
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }
}

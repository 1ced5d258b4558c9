package ai.extraly.app.operation;

import ai.extraly.app.axon.AxonCollections;
import ai.extraly.engine.worker.Workers;
import ai.extraly.query.failure.Failures;
import ai.extraly.query.generation.ProjectionProcessors;
import ai.extraly.saga.erasure.ErasureConfiguration;
import ai.extraly.saga.extraction.ExtractionConfiguration;
import ai.extraly.saga.webhook.WebhookConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Every node can be asked, whatever its roles. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {
    /** They try their dead letters again themselves. */
    private static final Set<String> WORKERS = Set.of(
            ErasureConfiguration.ERASURE,
            ErasureConfiguration.ACCOUNT_CLOSING,
            WebhookConfiguration.PROCESSING_GROUP,
            ExtractionConfiguration.PROCESSING_GROUP);

    @Bean
    Aside aside() {
        return new Aside();
    }

    @Bean
    ProcessorsOfThisNode processorsOfThisNode(
            EventProcessingConfiguration processing, ObjectProvider<ProjectionProcessors> projections) {
        return new ProcessorsOfThisNode(processing, Optional.ofNullable(projections.getIfAvailable()));
    }

    /** Where documents are read. */
    @Bean
    MeterBinder workerMeters(ObjectProvider<Workers> workers) {
        return registry -> workers.ifAvailable(children -> new WorkerMeters(children).bindTo(registry));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "extraly.role.extraction", matchIfMissing = true)
    HealthIndicator workersHealthIndicator(Workers workers) {
        return new WorkersHealth(workers);
    }

    /** Of all that handle events on this node. */
    @Bean
    Failures failures(ObjectProvider<Clock> clock) {
        return new Failures(clock(clock));
    }

    /** Those that are built by hand see to it themselves. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ConfigurerModule failuresAreRemembered(Failures failures) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((axon, processor) -> failures.watching(processor));
    }

    /** @param nodeId as claims name it; see where tokens are kept */
    @Bean
    NodeOperations nodeOperations(
            @Value("${extraly.node-id:}") String nodeId,
            ProcessorsOfThisNode processors,
            Failures failures,
            Aside aside) {
        return new NodeOperations(
                nodeId.isEmpty() ? ManagementFactory.getRuntimeMXBean().getName() : nodeId,
                processors,
                failures,
                aside);
    }

    @Bean
    DeadLetters deadLetters(
            MongoDatabaseFactory mongo,
            @Qualifier("eventSerializer") Serializer serializer,
            ObjectProvider<Clock> clock) {
        return new DeadLetters(
                mongo.getMongoDatabase().getCollection(AxonCollections.DEAD_LETTERS), serializer, clock(clock));
    }

    @Bean
    ProcessorOperations processorOperations(
            MongoDatabaseFactory mongo,
            Serializer serializer,
            QueryGateway queries,
            DeadLetters letters,
            EventStore events,
            ObjectProvider<Clock> clock,
            Aside aside) {
        return new ProcessorOperations(
                new Positions(mongo.getMongoDatabase().getCollection(AxonCollections.TOKENS), serializer, clock(clock)),
                new Nodes(queries),
                letters,
                events,
                clock(clock),
                aside);
    }

    @Bean
    DeadLetterOperations deadLetterOperations(DeadLetters letters, QueryGateway queries, Aside aside) {
        return new DeadLetterOperations(letters, new Nodes(queries), aside);
    }

    @Bean
    ProjectionRetry projectionRetry(ProcessorsOfThisNode processors) {
        return new ProjectionRetry(processors, WORKERS);
    }

    private static Clock clock(ObjectProvider<Clock> clock) {
        return clock.getIfAvailable(Clock::systemUTC);
    }
}

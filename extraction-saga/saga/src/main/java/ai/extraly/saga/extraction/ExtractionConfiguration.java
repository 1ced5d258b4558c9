package ai.extraly.saga.extraction;

import ai.extraly.engine.worker.Workers;
import ai.extraly.saga.ExtractionProperties;
import ai.extraly.saga.correction.CorrectionDesk;
import ai.extraly.vault.Vault;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the extraction workers and their lanes. */
@Configuration(proxyBeanMethods = false)
public class ExtractionConfiguration {
    /** The workers' processing group. */
    public static final String PROCESSING_GROUP = ExtractionWorker.PROCESSING_GROUP;

    /** The child processes. They are ended when nobody hands them documents any more, which is after the lanes have had time to finish. */
    @Bean(destroyMethod = "close")
    Workers workers(ExtractionProperties properties) throws IOException {
        return Workers.with(properties.children());
    }

    /** The first document finds a child; those who wait for the node to be ready do not wait for that. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> firstChild(Workers workers) {
        return ready -> workers.warm();
    }

    @Bean
    DocumentReader documentReader(
            Vault vault, Workers workers, @Value("${extraly.limits.max-pages:2000}") int maxPages) {
        return new DocumentReader(vault, workers, maxPages);
    }

    @Bean
    ExtractionWorker extractionWorker(
            CommandGateway commands,
            Vault vault,
            DocumentReader reader,
            CorrectionDesk corrections,
            Clock clock,
            Semaphore extractionPlaces) {
        return new ExtractionWorker(commands, vault, reader, corrections, clock, extractionPlaces);
    }

    /** How many documents are read at once, in earnest or not. */
    @Bean
    Semaphore extractionPlaces(ExtractionProperties properties) {
        return new Semaphore(properties.workers(), true);
    }

    @Bean
    Rehearsals rehearsals(EventStore events, Vault vault, DocumentReader reader, Semaphore extractionPlaces) {
        return new Rehearsals(events, vault, reader, extractionPlaces);
    }

    @Bean
    CorrectionDesk correctionDesk(CommandGateway commands, Vault vault, Clock clock, ExtractionProperties properties) {
        return new CorrectionDesk(commands, vault, clock, new Semaphore(properties.workers(), true));
    }

    @Bean
    PageCounter pageCounter(DocumentReader reader, ExecutorService pageCounting, ExtractionProperties properties) {
        return new PageCounter(reader, new Semaphore(properties.workers()), pageCounting);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService pageCounting(ExtractionProperties properties) {
        return Executors.newFixedThreadPool(properties.workers(), new AxonThreadFactory("page-counting"));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService extractionLanes(ExtractionProperties properties) {
        return Executors.newScheduledThreadPool(properties.lanes(), new AxonThreadFactory("extraction"));
    }

    /**
     * A lane is a segment with a thread of its own, which keeps its claim while it waits for a place and while it works. Its token
     * starts at the beginning of the log, as a plain one: a replay token would skip work that is still open. No transaction is held
     * while a document is read.
     */
    @Bean
    ConfigurerModule extractionLanesModule(ScheduledExecutorService extractionLanes, ExtractionProperties properties) {
        return configurer -> configurer
                .eventProcessing()
                .registerTransactionManager(
                        ExtractionWorker.PROCESSING_GROUP, configuration -> NoTransactionManager.INSTANCE)
                .registerPooledStreamingEventProcessorConfiguration(
                        ExtractionWorker.PROCESSING_GROUP,
                        (configuration, processor) -> processor
                                .initialToken(StreamableMessageSource::createTailToken)
                                .initialSegmentCount(properties.lanes())
                                .maxClaimedSegments(properties.lanes())
                                .workerExecutor(extractionLanes)
                                .batchSize(1)
                                .enableCoordinatorClaimExtension());
    }
}

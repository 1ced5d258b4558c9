package ai.extraly.query;

import ai.extraly.query.account.AccountProjection;
import ai.extraly.query.account.AccountQueries;
import ai.extraly.query.account.Accounts;
import ai.extraly.query.account.ApiKeyProjection;
import ai.extraly.query.audit.AuditConfiguration;
import ai.extraly.query.document.BacklogQueries;
import ai.extraly.query.document.DocumentProjection;
import ai.extraly.query.document.DocumentQueries;
import ai.extraly.query.document.Documents;
import ai.extraly.query.document.UnderWay;
import ai.extraly.query.document.UnderWayProjection;
import ai.extraly.query.history.HistoryQueries;
import ai.extraly.query.model.Generation;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.data.mongodb.core.MongoOperations;

/** A node with the query role keeps the read models and answers from them. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "extraly.role.query", matchIfMissing = true)
@Import(AuditConfiguration.class)
public class QueryAutoConfiguration {
    /** A rebuild is fast because a batch costs as many calls as an event; live events come in batches of one or few. */
    private static final int BATCH_SIZE = 500;

    private static final String WATCH_SCHEDULER = "queryWatchScheduler";

    /** One thread polls for all who wait, the other ends their patience. */
    private static final int WATCH_THREADS = 2;

    @Bean(name = WATCH_SCHEDULER, destroyMethod = "shutdownNow")
    ScheduledExecutorService queryWatchScheduler() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(
                WATCH_THREADS, Thread.ofVirtual().name("watch-", 0).factory());
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    @Bean
    Documents documents(
            MongoOperations mongo, EventStore events, @Qualifier(WATCH_SCHEDULER) ScheduledExecutorService scheduler) {
        return new Documents(mongo, Generation.FIRST, events, scheduler);
    }

    @Bean
    Accounts accounts(
            MongoOperations mongo,
            ObjectProvider<Clock> clock,
            @Qualifier(WATCH_SCHEDULER) ScheduledExecutorService scheduler) {
        return new Accounts(mongo, Generation.FIRST, clock.getIfAvailable(Clock::systemUTC), scheduler);
    }

    @Bean
    DocumentProjection documentProjection(Documents documents) {
        return documents.projection();
    }

    @Bean
    DocumentQueries documentQueries(Documents documents) {
        return documents.queries();
    }

    @Bean
    HistoryQueries historyQueries(EventStore events) {
        return new HistoryQueries(events);
    }

    @Bean
    AccountProjection accountProjection(Accounts accounts) {
        return accounts.accountProjection();
    }

    @Bean
    ApiKeyProjection apiKeyProjection(Accounts accounts) {
        return accounts.keyProjection();
    }

    @Bean
    AccountQueries accountQueries(Accounts accounts) {
        return accounts.queries();
    }

    /** Who waits for something to be seen is answered as soon as the node is to stop: nobody can go until all answers are given. */
    @Bean
    ApplicationListener<ContextClosedEvent> watchesEnd(Documents documents, Accounts accounts) {
        return closed -> {
            documents.close();
            accounts.close();
        };
    }

    @Bean
    UnderWay underWay(MongoOperations mongo) {
        return new UnderWay(mongo, Generation.FIRST);
    }

    @Bean
    UnderWayProjection underWayProjection(UnderWay underWay) {
        return underWay.projection();
    }

    @Bean
    BacklogQueries backlogQueries(UnderWay underWay) {
        return underWay.queries();
    }

    @Bean
    ConfigurerModule projectionProcessors() {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            project(processing, ProcessingGroups.DOCUMENTS, 4);
            project(processing, ProcessingGroups.ACCOUNTS, 1);
            project(processing, ProcessingGroups.API_KEYS, 1);
            project(processing, ProcessingGroups.UNDER_WAY, 1);
        };
    }

    /** An event that cannot be projected stops its projection, or becomes a dead letter where there is a queue for these. */
    private static void project(EventProcessingConfigurer processing, String group, int segments) {
        processing
                .registerPooledStreamingEventProcessor(group)
                .registerPooledStreamingEventProcessorConfiguration(
                        group, (_, builder) -> builder.batchSize(BATCH_SIZE).initialSegmentCount(segments))
                .registerSequencingPolicy(group, _ -> SequentialPerAggregatePolicy.instance())
                .registerListenerInvocationErrorHandler(group, _ -> PropagatingErrorHandler.instance());
    }
}

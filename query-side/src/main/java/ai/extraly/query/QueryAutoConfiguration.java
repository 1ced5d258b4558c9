package ai.extraly.query;

import ai.extraly.query.account.AccountQueries;
import ai.extraly.query.account.Accounts;
import ai.extraly.query.account.ApiKeys;
import ai.extraly.query.audit.AuditConfiguration;
import ai.extraly.query.document.AuditQueries;
import ai.extraly.query.document.BacklogQueries;
import ai.extraly.query.document.DocumentQueries;
import ai.extraly.query.document.Documents;
import ai.extraly.query.document.UnderWay;
import ai.extraly.query.failure.Failures;
import ai.extraly.query.generation.GenerationProcessors;
import ai.extraly.query.generation.Generations;
import ai.extraly.query.generation.Live;
import ai.extraly.query.generation.ProjectionProcessors;
import ai.extraly.query.generation.ProjectionQueries;
import ai.extraly.query.generation.Tempo;
import ai.extraly.query.history.HistoryQueries;
import ai.extraly.query.history.PastQueries;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
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
    private static final String SCHEDULER = "queryScheduler";

    /** One thread polls for all who wait, one ends their patience, one looks after the generations and one keeps their pace. */
    private static final int THREADS = 4;

    @Bean(name = SCHEDULER, destroyMethod = "shutdownNow")
    ScheduledExecutorService queryScheduler() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(
                THREADS, Thread.ofVirtual().name("query-", 0).factory());
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    /** @param throttle how many events a second a node reads for a rebuild when nobody says otherwise; 0 is no limit */
    @Bean
    Generations generations(
            MongoOperations mongo,
            EventStore events,
            ObjectProvider<Configuration> axon,
            ObjectProvider<Function<String, SequencedDeadLetterQueue<EventMessage<?>>>> deadLetterQueues,
            ObjectProvider<EnqueuePolicy<EventMessage<?>>> deadLetterPolicy,
            ObjectProvider<MessageHandlerInterceptor<EventMessage<?>>> interceptors,
            ObjectProvider<Failures> failures,
            ObjectProvider<Tempo> tempo,
            ObjectProvider<Clock> clock,
            @Qualifier(SCHEDULER) ScheduledExecutorService scheduler,
            @Value("${extraly.rebuild.throttle:0}") int throttle) {
        Clock now = clock.getIfAvailable(Clock::systemUTC);
        return new Generations(
                mongo,
                events,
                new GenerationProcessors(
                        axon::getObject,
                        Optional.ofNullable(deadLetterQueues.getIfAvailable()),
                        Optional.ofNullable(deadLetterPolicy.getIfAvailable()),
                        interceptors.orderedStream().toList(),
                        failures.getIfAvailable(() -> new Failures(now))),
                scheduler,
                now,
                tempo.getIfAvailable(Tempo::usual),
                throttle);
    }

    /** They run as long as processors do that Axon knows. */
    @Bean
    ConfigurerModule generationsRun(ObjectProvider<Generations> generations) {
        return configurer -> configurer.onInitialize(axon -> {
            axon.onStart(
                    Phase.INBOUND_EVENT_CONNECTORS,
                    () -> generations.getObject().start());
            axon.onShutdown(
                    Phase.INBOUND_EVENT_CONNECTORS,
                    () -> generations.getObject().stop());
        });
    }

    /**
     * Who may call what is told by the models of accounts and keys. As long as they have not seen what had happened before the start,
     * as after the loss of the read side, this node is not ready.
     */
    @Bean
    ApplicationRunner callersAreKnown(Generations generations) {
        return arguments -> generations.awaitSeen(Set.of(Projections.ACCOUNTS, Projections.API_KEYS));
    }

    /** Who waits for something to be seen is answered as soon as the node is to stop: nobody can go until all answers are given. */
    @Bean
    ApplicationListener<ContextClosedEvent> watchesEnd(Generations generations) {
        return closed -> generations.close();
    }

    @Bean
    ProjectionProcessors projectionProcessors(Generations generations) {
        return new ProjectionProcessors(generations);
    }

    @Bean
    ProjectionQueries projectionQueries(Generations generations) {
        return new ProjectionQueries(generations);
    }

    @Bean
    Live<Documents> documents(
            Generations generations, MongoOperations mongo, @Qualifier(SCHEDULER) ScheduledExecutorService scheduler) {
        return generations.follow(Projections.documents(mongo, scheduler));
    }

    @Bean
    Live<Accounts> accounts(
            Generations generations, MongoOperations mongo, @Qualifier(SCHEDULER) ScheduledExecutorService scheduler) {
        return generations.follow(Projections.accounts(mongo, scheduler));
    }

    @Bean
    Live<ApiKeys> apiKeys(
            Generations generations, MongoOperations mongo, @Qualifier(SCHEDULER) ScheduledExecutorService scheduler) {
        return generations.follow(Projections.apiKeys(mongo, scheduler));
    }

    @Bean
    Live<UnderWay> underWay(Generations generations, MongoOperations mongo) {
        return generations.follow(Projections.underWay(mongo));
    }

    @Bean
    DocumentQueries documentQueries(Live<Documents> documents, EventStore events) {
        return new DocumentQueries(documents, events);
    }

    @Bean
    AuditQueries auditQueries(Live<Documents> documents, EventStore events) {
        return new AuditQueries(documents, events);
    }

    @Bean
    PastQueries pastQueries(EventStore events) {
        return new PastQueries(events);
    }

    @Bean
    HistoryQueries historyQueries(EventStore events) {
        return new HistoryQueries(events);
    }

    @Bean
    AccountQueries accountQueries(
            Live<Accounts> accounts, Live<ApiKeys> keys, MongoOperations mongo, ObjectProvider<Clock> clock) {
        return new AccountQueries(accounts, keys, mongo, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    BacklogQueries backlogQueries(Live<UnderWay> underWay) {
        return new BacklogQueries(underWay);
    }
}

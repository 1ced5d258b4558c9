package ai.extraly.app.axon;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Where processors keep their place, sagas their state and events that could not be handled. */
@Configuration(proxyBeanMethods = false)
class AxonStores {
    /** A node that says nothing for so long has lost its segments to the others. */
    private static final Duration CLAIM_TIMEOUT = AxonCollections.CLAIM_TIMEOUT;

    /** For what processors have in hand when the node is to stop. What takes longer keeps its place and is done again. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    /** @param nodeId whose claims are this process's own; unless it says otherwise, those of no process before it */
    @Bean
    TokenStore tokenStore(
            MongoDatabaseFactory mongo, Serializer serializer, @Value("${extraly.node-id:}") String nodeId) {
        MongoTokenStore.Builder tokens = MongoTokenStore.builder()
                .mongoTemplate(template(mongo))
                .serializer(serializer)
                .claimTimeout(CLAIM_TIMEOUT);
        if (!nodeId.isEmpty()) {
            tokens.nodeId(nodeId);
        }
        return new TokenAfterState(new SharedTokenStore(tokens), CLAIM_TIMEOUT.dividedBy(2), Clock.systemUTC());
    }

    @Bean
    SagaStore<Object> sagaStore(MongoDatabaseFactory mongo, Serializer serializer) {
        return new VersionedSagaStore(mongo.getMongoDatabase(), serializer);
    }

    /** Makes the dead-letter queue of a processing group; also for processors that are built by hand. */
    @Bean
    Function<String, SequencedDeadLetterQueue<EventMessage<?>>> deadLetterQueues(
            MongoDatabaseFactory mongo, @Qualifier("eventSerializer") Serializer serializer) {
        MongoTemplate template = template(mongo);
        return group -> MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .mongoTemplate(template)
                .serializer(serializer)
                .build();
    }

    /** What becomes of an event that could not be handled; also for processors that are built by hand. */
    @Bean
    EnqueuePolicy<EventMessage<?>> deadLetterPolicy() {
        return new CountedRetries<>();
    }

    /**
     * Processors are pooled and streaming, and hold no transaction while they handle: what they write lies in MongoDB, commands
     * bring their own transaction, and a worker may be busy with one event for minutes.
     */
    @Bean
    ConfigurerModule processing(
            Function<String, SequencedDeadLetterQueue<EventMessage<?>>> deadLetterQueues,
            EnqueuePolicy<EventMessage<?>> deadLetterPolicy,
            ObjectProvider<DeadLetteredGroups> deadLettered) {
        DeadLetteredGroups groups = deadLettered.getIfAvailable(() -> group -> true);
        return configurer -> configurer
                .configureLifecyclePhaseTimeout(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)
                .eventProcessing()
                .usingPooledStreamingEventProcessors()
                .registerDefaultTransactionManager(axon -> NoTransactionManager.instance())
                .registerDefaultDeadLetterPolicy(axon -> deadLetterPolicy)
                .registerDeadLetterQueueProvider(
                        group -> groups.contains(group) ? axon -> deadLetterQueues.apply(group) : null);
    }

    private static MongoTemplate template(MongoDatabaseFactory mongo) {
        return DefaultMongoTemplate.builder()
                .mongoDatabase(mongo.getMongoDatabase())
                .trackingTokensCollectionName(AxonCollections.TOKENS)
                .deadLetterCollectionName(AxonCollections.DEAD_LETTERS)
                .build();
    }
}

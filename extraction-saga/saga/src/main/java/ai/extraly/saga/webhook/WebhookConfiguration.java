package ai.extraly.saga.webhook;

import ai.extraly.contract.webhook.NameService;
import ai.extraly.contract.webhook.Reach;
import ai.extraly.contract.webhook.Receivers;
import ai.extraly.saga.WebhookProperties;
import ai.extraly.saga.memory.MemoryBudget;
import ai.extraly.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Wires the couriers. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {
    /** The processing group that notes what couriers have to do. */
    public static final String PROCESSING_GROUP = Courier.PROCESSING_GROUP;

    /** The part of the heap for what receivers are told while they are told. */
    private static final int NOTICES = 8;

    /** As documented. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** An attempt takes 10 s at most, and what comes before and after it far less. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** @param nodeId whose leases are this process's own; unless it says otherwise, those of no process before it */
    @Bean
    Errands errands(MongoDatabaseFactory mongo, @Value("${extraly.node-id:}") String nodeId) {
        return new Errands(
                mongo.getMongoDatabase().getCollection("webhook_errands"),
                nodeId.isEmpty() ? UUID.randomUUID().toString() : nodeId,
                LEASE);
    }

    @Bean
    Poster poster(WebhookProperties properties) {
        Reach reach = properties.allowPrivateNetworks() ? Reach.WORLD_AND_PRIVATE_NETWORKS : Reach.WORLD;
        return new Poster(new Receivers(reach, NameService.ofThisMachine()), TIME_LIMIT);
    }

    @Bean
    Signers signers(QueryGateway queries, Vault vault, Clock clock) {
        return new Signers(queries, vault, clock);
    }

    @Bean
    Dispatcher dispatcher(
            CommandGateway commands,
            Vault vault,
            Signers signers,
            Poster poster,
            Errands errands,
            Clock clock,
            WebhookProperties properties) {
        return new Dispatcher(
                errands,
                new Attempt(commands, vault, signers, poster, errands, MemoryBudget.partOfTheHeap(NOTICES), clock),
                clock,
                properties.couriers(),
                properties.perReceiver());
    }

    @Bean
    Courier courier(Vault vault, Errands errands, Dispatcher dispatcher) {
        return new Courier(vault, errands, dispatcher);
    }

    @Bean
    Trials trials(Signers signers, Poster poster, Clock clock) {
        return new Trials(signers, poster, clock);
    }

    /** From the beginning of the log, with a plain token: after the loss of the read side whatever is still wanted is due again. */
    @Bean
    ConfigurerModule courierModule() {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        PROCESSING_GROUP,
                        (configuration, processor) -> processor.initialToken(StreamableMessageSource::createTailToken));
    }
}

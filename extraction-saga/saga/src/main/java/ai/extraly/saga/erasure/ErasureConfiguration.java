package ai.extraly.saga.erasure;

import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.ErasureLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Wires what destroys. */
@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {
    /** The processing groups of this package. */
    public static final String ERASURE = Erasure.PROCESSING_GROUP;

    public static final String ACCOUNT_CLOSING = AccountClosing.PROCESSING_GROUP;

    private static final int BEFORE_EVENTS = Phase.INBOUND_COMMAND_CONNECTOR + 1_000;

    @Bean
    Erasure erasure(Vault vault) {
        return new Erasure(vault);
    }

    @Bean
    AccountClosing accountClosing(CommandGateway commands, MongoOperations mongo) {
        return new AccountClosing(commands, new Belongings(mongo.getCollection("belongings")));
    }

    @Bean
    RestoredErasures restoredErasures(ErasureLedger ledger, Vault vault, EventStore events, CommandGateway commands) {
        return new RestoredErasures(ledger, vault, events, commands);
    }

    /** Once commands are handled, and before anything is read from the log or asked from outside. */
    @Bean
    ConfigurerModule restoredErasuresAreTold(ObjectProvider<RestoredErasures> erasures) {
        return configurer -> configurer.onInitialize(
                axon -> axon.onStart(BEFORE_EVENTS, () -> erasures.getObject().tell()));
    }

    /** So that the next start finds little to look up. */
    @Bean
    SchedulingConfigurer ledgerAgreement(RestoredErasures erasures) {
        return tasks -> tasks.addFixedDelayTask(
                new FixedDelayTask(erasures::agree, Duration.ofMinutes(10), Duration.ofMinutes(10)));
    }

    @Bean
    OrphanSweep orphanSweep(Vault vault, EventStore events, Clock clock) {
        return new OrphanSweep(vault, events, clock);
    }

    @Bean
    SchedulingConfigurer orphanSweepSchedule(OrphanSweep sweep) {
        return tasks -> tasks.addFixedDelayTask(sweep::sweep, Duration.ofHours(1));
    }

    /** From the beginning of the log, with a plain token: what a lost read side forgot was destroyed is destroyed again. */
    @Bean
    ConfigurerModule erasureModule() {
        return configurer -> {
            configurer
                    .eventProcessing()
                    .registerSequencingPolicy(ACCOUNT_CLOSING, configuration -> new OneAccountAfterAnother());
            for (String group : List.of(ERASURE, ACCOUNT_CLOSING)) {
                configurer
                        .eventProcessing()
                        .registerPooledStreamingEventProcessorConfiguration(
                                group,
                                (configuration, processor) ->
                                        processor.initialToken(StreamableMessageSource::createTailToken));
            }
        };
    }
}

package ai.extraly.saga.erasure;

import ai.extraly.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Wires what destroys. */
@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {
    /** The processing groups of this package. */
    public static final String ERASURE = Erasure.PROCESSING_GROUP;

    public static final String ACCOUNT_CLOSING = AccountClosing.PROCESSING_GROUP;

    @Bean
    Erasure erasure(Vault vault) {
        return new Erasure(vault);
    }

    @Bean
    AccountClosing accountClosing(CommandGateway commands, QueryGateway queries) {
        return new AccountClosing(commands, queries);
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

package ai.extraly.query.audit;

import ai.extraly.contract.chain.EventChain;
import ai.extraly.vault.Vault;
import ai.extraly.vault.checkpoint.CheckpointBook;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nodes that answer questions also answer those about the log itself, and sign its checkpoints. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(RawLog.class)
public class AuditConfiguration {
    @Bean
    LogQueries logQueries(RawLog log) {
        return new LogQueries(log);
    }

    @Bean
    AccessQueries accessQueries(RawLog log, EventStore events) {
        return new AccessQueries(log, events);
    }

    @Bean
    CheckpointSchedule checkpointSchedule(RawLog log, Vault vault, ObjectProvider<Clock> clock) {
        return new CheckpointSchedule(new CheckpointWriter(
                log,
                new CheckpointBook(vault.notary()),
                new EventChain(vault.derive(EventChain.PURPOSE, EventChain.INPUT)),
                clock.getIfAvailable(Clock::systemUTC)));
    }
}

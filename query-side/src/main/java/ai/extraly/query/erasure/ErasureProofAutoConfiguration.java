package ai.extraly.query.erasure;

import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.ErasureLedger;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

/** A node with the query role proves erasures; it looks into the vault for that, as well as into log and read models. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "ai.extraly.vault.VaultAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "extraly.role.query", matchIfMissing = true)
public class ErasureProofAutoConfiguration {
    @Bean
    ErasureQueries erasureQueries(
            EventStore events, Vault vault, ErasureLedger ledger, MongoOperations mongo, ObjectProvider<Clock> clock) {
        return new ErasureQueries(events, vault, ledger, mongo, clock.getIfAvailable(Clock::systemUTC));
    }
}

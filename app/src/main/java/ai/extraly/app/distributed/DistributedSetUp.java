package ai.extraly.app.distributed;

import ai.extraly.http.limit.RequestWindows;
import ai.extraly.query.audit.RawLog;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Axon's auto-configuration brings Axon Server's buses and event store; there is no database and so no transaction. */
@Configuration(proxyBeanMethods = false)
@Profile("distributed")
class DistributedSetUp {

    /** What was answered survives the loss of a minority of the replica set, and every node reads what any node was answered. */
    @Bean
    MongoClientSettingsBuilderCustomizer majority() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY)
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary());
    }

    /** An API key's requests are counted once, whichever node answers them. */
    @Bean
    @ConditionalOnBooleanProperty(name = "extraly.role.http", matchIfMissing = true)
    RequestWindows requestWindows(MongoDatabaseFactory mongo) {
        return new SharedRequestWindows(mongo.getMongoDatabase());
    }

    @Bean
    HealthIndicator axonServerHealthIndicator(AxonServerConnectionManager connections) {
        return new AxonServerHealth(connections);
    }

    @Bean
    RawLog rawLog(AxonServerConnectionManager connections) {
        return new AxonServerRawLog(() -> connections.getConnection().eventChannel());
    }
}

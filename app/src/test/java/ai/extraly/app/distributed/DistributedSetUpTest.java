package ai.extraly.app.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.app.embedded.FrameworksOnly;
import ai.extraly.app.embedded.InProcessMongo;
import ai.extraly.vault.Vault;
import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** No Axon Server answers here: what is looked at is what stands ready for it. */
class DistributedSetUpTest {
    private static final String NOWHERE = "127.0.0.1:1";

    @Test
    void standsOnAxonServerAndMongoDbAlone(@TempDir Path directory) {
        try (InProcessMongo mongo = new InProcessMongo(directory);
                ConfigurableApplicationContext context = start(mongo.connection(), directory)) {
            assertThat(context.getBean(EventStore.class)).isInstanceOf(AxonServerEventStore.class);
            assertThat(context.getBean(AxonServerCommandBus.class)).isNotNull();
            assertThat(context.getBean(QueryBus.class)).isInstanceOf(AxonServerQueryBus.class);
            assertThat(context.getBean(TransactionManager.class)).isSameAs(NoTransactionManager.INSTANCE);
            assertThat(context.getBeansOfType(DataSource.class)).isEmpty();

            MongoClient client = context.getBean(MongoClient.class);
            assertThat(client.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY);
            assertThat(client.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);

            CompositeHealthDescriptor health = (CompositeHealthDescriptor)
                    context.getBean(HealthEndpoint.class).health();
            assertThat(health.getComponents())
                    .extractingByKey("axonServer")
                    .extracting("status")
                    .isEqualTo(Status.DOWN);
            assertThat(health.getComponents()).containsKey("mongo").doesNotContainKeys("db", "eventLog");
        }
    }

    private static ConfigurableApplicationContext start(ConnectionString mongo, Path directory) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .profiles("distributed")
                .run(
                        "--extraly.roles=query",
                        "--spring.mongodb.uri=" + mongo.getConnectionString(),
                        "--axon.axonserver.servers=" + NOWHERE,
                        "--vault=" + directory.resolve("vault"));
    }

    @AutoConfigurationPackage
    @Import(FrameworksOnly.class)
    @ComponentScan({"ai.extraly.app.embedded", "ai.extraly.app.axon", "ai.extraly.app.distributed"})
    static class Application {
        @Bean
        Vault vault(@Value("${vault}") Path directory) {
            return Vault.inFiles(directory, Clock.systemUTC());
        }
    }
}

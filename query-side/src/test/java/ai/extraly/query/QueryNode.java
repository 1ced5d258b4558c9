package ai.extraly.query;

import ai.extraly.query.model.InProcessMongo;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A node that has nothing but the query role. */
final class QueryNode {
    private QueryNode() {}

    /** With a database and a log of its own. */
    static ApplicationContextRunner alone() {
        MongoTemplate mongo = InProcessMongo.empty();
        EventStorageEngine log = new InMemoryEventStorageEngine();
        return with(mongo, log);
    }

    static ApplicationContextRunner with(MongoTemplate mongo, EventStorageEngine log) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ObjectMapperAutoConfiguration.class,
                        TransactionAutoConfiguration.class,
                        NoOpTransactionAutoConfiguration.class,
                        AxonAutoConfiguration.class,
                        AxonTracingAutoConfiguration.class,
                        EventProcessingAutoConfiguration.class,
                        InfraConfiguration.class,
                        QueryAutoConfiguration.class))
                .withBean(MongoTemplate.class, () -> mongo)
                .withBean(EventStorageEngine.class, () -> log)
                .withPropertyValues(
                        "axon.axonserver.enabled=false",
                        "axon.serializer.general=jackson",
                        "axon.serializer.events=jackson",
                        "axon.serializer.messages=jackson");
    }
}

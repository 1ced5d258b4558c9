package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.tally.Alarm;
import ai.extraly.tally.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

class DeadlinesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path dataDir;

    @Test
    void firesAfterARestart() {
        // given a deadline on a node that fires none
        try (ConfigurableApplicationContext first = start("extraly.roles=query")) {
            first.getBean(CommandGateway.class)
                    .sendAndWait(new GenericCommandMessage<>(
                            new Tally.Count("a", Instant.EPOCH), Map.of("requestId", "r-1", "name", "Jane Doe")));
            await().atMost(PATIENCE).until(() -> !jobs(first).isEmpty());
            assertThat(jobs(first))
                    .singleElement()
                    .satisfies(job -> assertThat(job.toJson()).contains("r-1").doesNotContain("Jane Doe"));
        }
        // when
        try (ConfigurableApplicationContext second = start("extraly.roles=extraction")) {
            // then
            EventStore events = second.getBean(EventStore.class);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(events.lastSequenceNumberFor("a")).contains(1L));
            assertThat(events.readEvents("a", 1).next().getMetaData()).containsEntry("requestId", "r-1");
            MongoTemplate mongo = second.getBean(MongoTemplate.class);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mongo.getCollection("sagas").countDocuments())
                            .isZero());
        }
    }

    private static List<Document> jobs(ConfigurableApplicationContext context) {
        return context.getBean(MongoTemplate.class)
                .getCollection("jobrunr_jobs")
                .find()
                .into(new ArrayList<>());
    }

    private ConfigurableApplicationContext start(String role) {
        return EmbeddedTestApplication.start(dataDir, List.of(role), Tally.class, Alarm.class);
    }
}

package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.tally.Tally;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

class EmbeddedSetUpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    @TempDir
    private Path dataDir;

    @Test
    void keepsEventsPlacesAndReadModelsOverARestart() {
        // given
        try (ConfigurableApplicationContext first = start()) {
            CommandGateway commands = first.getBean(CommandGateway.class);
            for (int i = 1; i <= 3; i++) {
                assertThat(commands.<Integer>sendAndWait(new Tally.Count("a", NOON)))
                        .isEqualTo(i);
            }
            await().atMost(PATIENCE)
                    .until(() -> first.getBean(Reader.class).seen.size() == 3);
            first.getBean(MongoTemplate.class).getCollection("models").insertOne(new Document("_id", "a"));
        }
        // when
        try (ConfigurableApplicationContext second = start()) {
            int number = second.getBean(CommandGateway.class).sendAndWait(new Tally.Count("a", NOON));
            Reader reader = second.getBean(Reader.class);
            await().atMost(PATIENCE).until(() -> !reader.seen.isEmpty());
            // then
            assertThat(number).isEqualTo(4);
            assertThat(reader.seen).containsExactly(new Tally.Counted("a", 4, new BigDecimal("15230.50"), NOON));
            assertThat(second.getBean(MongoTemplate.class)
                            .getCollection("models")
                            .countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void readsAllEventsAgainWhenTheReadSideIsGone() {
        // given
        try (ConfigurableApplicationContext first = start()) {
            first.getBean(CommandGateway.class).sendAndWait(new Tally.Count("a", NOON));
            await().atMost(PATIENCE)
                    .until(() -> first.getBean(Reader.class).seen.size() == 1);
        }
        assertThat(dataDir.resolve("read-side/read-side").toFile().delete()).isTrue();
        // when
        try (ConfigurableApplicationContext second = start()) {
            // then
            Reader reader = second.getBean(Reader.class);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.seen).hasSize(1));
        }
    }

    @Test
    void anEventTellsWhoCausedItAndWhy() {
        try (ConfigurableApplicationContext context = start()) {
            // given
            GenericCommandMessage<Tally.Count> command = new GenericCommandMessage<>(
                    new Tally.Count("a", NOON),
                    Map.of("actorAccount", "acc_1", "requestId", "r-1", "password", "not for the log"));
            // when
            context.getBean(CommandGateway.class).sendAndWait(command);
            // then
            assertThat(metaData(context, "a").withoutKeys(Set.of("chain")))
                    .isEqualTo(Map.of(
                            "actorAccount",
                            "acc_1",
                            "requestId",
                            "r-1",
                            "correlationId",
                            command.getIdentifier(),
                            "causationId",
                            command.getIdentifier()));
        }
    }

    @Test
    void aCommandThatAHandlerAwaitedIsStoredBeforeTheHandlerGoesOn() {
        try (ConfigurableApplicationContext context = start()) {
            // given
            Echo echo = context.getBean(Echo.class);
            // when
            context.getBean(CommandGateway.class).sendAndWait(new Tally.Count("call", NOON));
            // then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(echo.storedWhenAnswered).containsExactly(0L));
            MetaData call = metaData(context, "call");
            MetaData answer = metaData(context, "echo");
            assertThat(answer.get("correlationId")).isEqualTo(call.get("correlationId"));
            assertThat(answer.get("causationId")).isNotEqualTo(call.get("causationId"));
        }
    }

    @Test
    void processorsArePooledAndSetAsideWhatTheyCannotHandle() {
        try (ConfigurableApplicationContext context = start()) {
            EventProcessingConfiguration processing = context.getBean(EventProcessingConfiguration.class);

            assertThat(processing.eventProcessor("reader", PooledStreamingEventProcessor.class))
                    .isPresent();
            assertThat(processing.deadLetterQueue("reader").orElseThrow().size())
                    .isZero();
        }
    }

    @Test
    void isHealthy() {
        try (ConfigurableApplicationContext context = start()) {
            CompositeHealthDescriptor health = (CompositeHealthDescriptor)
                    context.getBean(HealthEndpoint.class).health();

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getComponents()).containsKeys("mongo", "eventLog").doesNotContainKey("db");
        }
    }

    private static MetaData metaData(ConfigurableApplicationContext context, String tally) {
        return context.getBean(EventStore.class).readEvents(tally).next().getMetaData();
    }

    private ConfigurableApplicationContext start() {
        return EmbeddedTestApplication.start(dataDir, Tally.class, Reader.class, Echo.class);
    }

    @ProcessingGroup("reader")
    static class Reader {
        final List<Tally.Counted> seen = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(Tally.Counted event) {
            seen.add(event);
        }
    }

    /** Asks the log in another thread, which does not see what is only staged in this one. */
    @ProcessingGroup("echo")
    static class Echo {
        final List<Long> storedWhenAnswered = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(Tally.Counted event, CommandGateway commands, EventStorageEngine log) {
            if (event.tally().equals("call")) {
                commands.sendAndWait(new Tally.Count("echo", NOON));
                storedWhenAnswered.add(CompletableFuture.supplyAsync(
                                () -> log.lastSequenceNumberFor("echo").orElse(-1L))
                        .join());
            }
        }
    }
}

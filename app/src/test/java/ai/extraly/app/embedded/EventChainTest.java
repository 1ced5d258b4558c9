package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.chain.Anchor;
import ai.extraly.contract.chain.Break;
import ai.extraly.contract.chain.EventChain;
import ai.extraly.contract.chain.Finding;
import ai.extraly.contract.chain.LogWalk;
import ai.extraly.contract.chain.StoredEvent;
import ai.extraly.query.audit.CheckpointWriter;
import ai.extraly.query.audit.RawLog;
import ai.extraly.tally.Tally;
import ai.extraly.vault.Vault;
import ai.extraly.vault.checkpoint.CheckpointBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain over the real event log, which is changed behind everybody's back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventChainTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    private ConfigurableApplicationContext context;
    private RawLog log;
    private JdbcClient database;
    private Vault vault;
    private CheckpointBook book;
    private CheckpointWriter writer;
    private int next;
    private String tally = "";

    @BeforeAll
    void start(@TempDir Path directory) {
        context = EmbeddedTestApplication.start(directory, Tally.class, StoredWhileItStarts.class);
        log = context.getBean(RawLog.class);
        database = JdbcClient.create(context.getBean(EventLogFile.class).dataSource());
        vault = context.getBean(Vault.class);
        book = new CheckpointBook(vault.notary());
        writer = new CheckpointWriter(
                log, book, new EventChain(vault.derive(EventChain.PURPOSE, EventChain.INPUT)), Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        context.close();
    }

    /** Five events of a stream of its own; the streams of other tests are broken. */
    @BeforeEach
    void count() {
        tally = "tally-" + next++;
        for (int i = 0; i < 5; i++) {
            context.getBean(CommandGateway.class).sendAndWait(new Tally.Count(tally, NOON));
        }
    }

    /** As early as a command can come from another node. */
    static class StoredWhileItStarts {
        @Bean
        ConfigurerModule early() {
            return configurer -> configurer.onInitialize(axon -> axon.onStart(Phase.INBOUND_COMMAND_CONNECTOR, () -> {
                axon.commandGateway().sendAndWait(new Tally.Count("early", NOON));
            }));
        }
    }

    @Test
    void linksWhatIsStoredWhileTheSystemStarts() {
        assertThat(log.of("early", 0, 10))
                .singleElement()
                .satisfies(event -> assertThat(event.link()).matches("[0-9a-f]{64}"));
    }

    @Test
    void isWholeWhereNobodyTouchedIt() {
        assertThat(finding()).isEmpty();
        writer.write();
        assertThat(finding()).isEmpty();
        assertThat(log.of(tally, 0, 10)).hasSize(5).allSatisfy(event -> {
            assertThat(event.link()).matches("[0-9a-f]{64}");
            assertThat(event.at()).isEqualTo(event.at().truncatedTo(ChronoUnit.MILLIS));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = SUBSTRING(payload, 1, 19) || X'58' || SUBSTRING(payload, 21)",
                "metaData = SUBSTRING(metaData, 1, 5) || X'58' || SUBSTRING(metaData, 7)",
                "payloadType = REPLACE(payloadType, 'Counted', 'Bounted')",
                "payloadRevision = 'x'",
                "eventIdentifier = REPLACE(eventIdentifier, '-', '_')",
                "type = 'Rally'",
                "timeStamp = REPLACE(timeStamp, 'T', 't')",
                "timeStamp = REPLACE(timeStamp, '20', '30')"
            })
    void findsAChangeOfAnyColumn(String change) {
        // when
        change(change + " WHERE aggregateIdentifier = ? AND sequenceNumber = 2", tally);
        // then
        assertThat(finding()).containsExactly(new Finding(tally, 2, Break.ALTERED));
    }

    @Test
    void findsAnEventThatIsGone() {
        // when
        database.sql("DELETE FROM DomainEventEntry WHERE aggregateIdentifier = ? AND sequenceNumber = 2")
                .param(tally)
                .update();
        // then
        assertThat(finding()).containsExactly(new Finding(tally, 2, Break.MISSING));
    }

    @Test
    void findsThatTheLastEventIsGoneByTheNewestCheckpoint() {
        // given
        writer.write();
        // when
        database.sql("DELETE FROM DomainEventEntry WHERE aggregateIdentifier = ? AND sequenceNumber = 4")
                .param(tally)
                .update();
        // then
        assertThat(finding()).containsExactly(new Finding(tally, 4, Break.MISSING_AT_END));
    }

    @Test
    void findsAnotherEventInThePlaceOfTheLastOneAlsoAfterItWasSignedFor() {
        // given
        writer.write();
        database.sql("DELETE FROM DomainEventEntry WHERE aggregateIdentifier = ? AND sequenceNumber = 4")
                .param(tally)
                .update();
        // when
        context.getBean(CommandGateway.class).sendAndWait(new Tally.Count(tally, NOON.plusSeconds(1)));
        writer.write();
        context.getBean(CommandGateway.class).sendAndWait(new Tally.Count(tally, NOON.plusSeconds(1)));
        writer.write();
        // then
        assertThat(finding()).containsExactly(new Finding(tally, 4, Break.ALTERED));
    }

    @Test
    void findsTwoEventsThatChangedPlaces() {
        // when
        change("sequenceNumber = 99 WHERE aggregateIdentifier = ? AND sequenceNumber = 2", tally);
        change("sequenceNumber = 2 WHERE aggregateIdentifier = ? AND sequenceNumber = 3", tally);
        change("sequenceNumber = 3 WHERE aggregateIdentifier = ? AND sequenceNumber = 99", tally);
        // then
        assertThat(finding()).containsExactly(new Finding(tally, 2, Break.REORDERED));
    }

    @Test
    void findsAnEventThatWasPutInBetween() {
        // when
        change("sequenceNumber = sequenceNumber + 100 WHERE aggregateIdentifier = ? AND sequenceNumber >= 2", tally);
        change("sequenceNumber = sequenceNumber - 99 WHERE aggregateIdentifier = ? AND sequenceNumber >= 2", tally);
        copy(1, 2);
        // then
        assertThat(finding()).containsExactly(new Finding(tally, 2, Break.INSERTED));
    }

    @Test
    void findsAnEventThatWasPutAtTheEnd() {
        // when
        copy(3, 5);
        // then
        assertThat(finding()).containsExactly(new Finding(tally, 5, Break.INSERTED));
    }

    @Test
    void linksEventsOfOneUnitOfWorkAndThoseOfNoAggregate() {
        // when
        DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("unit")).execute(() -> {
            context.getBean(EventStore.class)
                    .publish(
                            new GenericDomainEventMessage<>(
                                    "Tally", tally, 5, new Tally.Counted(tally, 6, java.math.BigDecimal.ONE, NOON)),
                            new GenericDomainEventMessage<>(
                                    "Tally", tally, 6, new Tally.Counted(tally, 7, java.math.BigDecimal.ONE, NOON)));
        });
        context.getBean(EventStore.class).publish(new GenericEventMessage<>("of no aggregate"));
        // then
        assertThat(finding()).isEmpty();
        StoredEvent last = log.after(log.head().position() - 1, 10).getFirst();
        assertThat(new String(last.payload(), StandardCharsets.UTF_8)).contains("of no aggregate");
        assertThat(last.link()).isNotNull();
        assertThat(walked().suspects()).doesNotContainKey(last.aggregate());
    }

    @Test
    void walksWithFewStreamsInMindAsWellAsWithMany() {
        // given
        LogWalk whole = walked();
        // when
        List<LogWalk> parts = new ArrayList<>();
        List<LogWalk.Share> left = new ArrayList<>(List.of(LogWalk.Share.ALL));
        while (!left.isEmpty()) {
            LogWalk part = walked(left.removeLast(), 2);
            parts.add(part);
            left.addAll(part.rest());
        }
        // then
        assertThat(parts.size()).isGreaterThan(1);
        assertThat(parts.stream().mapToLong(LogWalk::events).sum()).isEqualTo(whole.events());
        assertThat(parts.stream().mapToLong(LogWalk::streams).sum()).isEqualTo(whole.streams());
        assertThat(parts.stream().flatMap(part -> part.suspects().keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(whole.suspects().keySet());
    }

    private void copy(long from, long to) {
        database.sql("INSERT INTO DomainEventEntry (aggregateIdentifier, sequenceNumber, type, eventIdentifier,"
                        + " metaData, payload, payloadRevision, payloadType, timeStamp) SELECT"
                        + " aggregateIdentifier, ?, type, eventIdentifier, metaData, payload, payloadRevision,"
                        + " payloadType, timeStamp FROM DomainEventEntry WHERE aggregateIdentifier = ? AND"
                        + " sequenceNumber = ?")
                .params(to, tally, from)
                .update();
    }

    private void change(String change, String aggregate) {
        assertThat(database.sql("UPDATE DomainEventEntry SET " + change)
                        .param(aggregate)
                        .update())
                .isPositive();
    }

    private List<Finding> finding() {
        LogWalk walk = walked();
        return walk.suspects().keySet().stream()
                .filter(tally::equals)
                .map(suspect -> walk.closer()
                        .firstBreak(suspect, log.of(suspect, Long.MIN_VALUE, 1_000), walk.known(suspect))
                        .orElseThrow())
                .toList();
    }

    private LogWalk walked() {
        return walked(LogWalk.Share.ALL, 1_000);
    }

    private LogWalk walked(LogWalk.Share share, int limit) {
        EventChain chain = new EventChain(vault.derive(EventChain.PURPOSE, EventChain.INPUT));
        Anchor anchor = book.anchor();
        LogWalk walk = new LogWalk(chain, anchor, share, limit);
        book.heads(anchor.number(), walk::know);
        log.after(-1, 10_000).forEach(walk::accept);
        return walk;
    }
}

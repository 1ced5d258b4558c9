package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private EventLog log;

    @BeforeEach
    void open(@TempDir Path directory) {
        log = EventLog.open(directory);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void refusesAnEventWhoseSequenceNumberIsTaken() {
        // given
        log.append("a", 0);
        log.append("a", 1);
        // then
        assertThatThrownBy(() -> log.append("a", 1)).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> log.append("a", 0)).isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void readsOnAfterAnEventThatWasRefused() {
        // given
        log.append("a", 0);
        assertThatThrownBy(() -> log.append("a", 0)).isInstanceOf(AggregateStreamCreationException.class);
        // when
        log.append("a", 1);
        // then
        assertThat(log.read()).containsExactly("a:0", "a:1");
    }

    @Test
    void refusesAnEventThatCarriesContent() {
        assertThatThrownBy(() -> log.append("a", 0, "x".repeat(70_000))).isInstanceOf(EventStoreException.class);
    }

    @Test
    void staysOpenWhenAThreadIsInterruptedWhileItAppends() throws InterruptedException {
        // given
        AtomicLong appended = new AtomicLong();
        Thread appending = Thread.ofPlatform().start(() -> {
            try {
                while (appended.get() < 100) {
                    log.append("a", appended.getAndIncrement());
                }
            } catch (RuntimeException e) {
                // whoever is interrupted may be refused
            }
        });
        // when
        while (appending.isAlive()) {
            appending.interrupt();
            appending.join(1);
        }
        // then
        log.append("b", 0);
        assertThat(log.read()).contains("b:0");
    }
}

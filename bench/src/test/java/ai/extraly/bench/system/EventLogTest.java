package ai.extraly.bench.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.bench.system.EventLog.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");

    @TempDir
    Path directory;

    @Test
    void readsEachStreamInItsOrder() throws Exception {
        // given
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("events"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table DomainEventEntry (aggregateIdentifier varchar(255), sequenceNumber bigint,"
                    + " payloadType varchar(255), timeStamp varchar(255))");
            statement.execute(
                    "insert into DomainEventEntry values ('b', 0, 'a.b.Begun', '2026-03-21T10:30:00Z'),"
                            + " ('a', 1, 'a.b.Ended', '2026-03-21T10:30:01.500Z'), ('a', 0, 'a.b.Begun', '2026-03-21T10:30:00Z')");
        }
        // then
        assertThat(new EventLog(directory).read())
                .containsEntry("a", List.of(new Event(0, "Begun", NOW), new Event(1, "Ended", NOW.plusMillis(1_500))))
                .containsEntry("b", List.of(new Event(0, "Begun", NOW)))
                .hasSize(2);
    }

    @Test
    void refusesToReadALogThatIsInUse() throws SQLException, IOException {
        // given
        String url = "jdbc:h2:file:" + directory.resolve("events");
        try (Connection running = DriverManager.getConnection(url, "sa", "")) {
            // then
            assertThat(running.isClosed()).isFalse();
            assertThatThrownBy(() -> new EventLog(directory).read()).isInstanceOf(IOException.class);
        }
    }
}

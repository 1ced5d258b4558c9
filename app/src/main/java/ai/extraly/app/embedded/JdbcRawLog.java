package ai.extraly.app.embedded;

import ai.extraly.contract.chain.LogHead;
import ai.extraly.contract.chain.StoredEvent;
import ai.extraly.query.audit.RawLog;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of events, row by row. What cannot be read as what it should be was altered, and is handed out as something that no link covers. */
final class JdbcRawLog implements RawLog {
    private static final String COLUMNS =
            "SELECT globalIndex, type, aggregateIdentifier, sequenceNumber, eventIdentifier,"
                    + " payloadType, payloadRevision, payload, timeStamp, metaData FROM DomainEventEntry ";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNREADABLE = "unreadable";

    private final JdbcClient database;
    private final EventLogSync sync;

    JdbcRawLog(DataSource database, EventLogSync sync) {
        this.database = JdbcClient.create(database);
        this.sync = sync;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return covered(database.sql(COLUMNS + "WHERE globalIndex > ? ORDER BY globalIndex LIMIT ?")
                .params(position, limit)
                .query(JdbcRawLog::event)
                .list());
    }

    @Override
    public List<StoredEvent> of(String aggregate, long from, int limit) {
        return covered(database.sql(COLUMNS
                        + "WHERE aggregateIdentifier = ? AND sequenceNumber >= ? ORDER BY sequenceNumber LIMIT ?")
                .params(aggregate, from, limit)
                .query(JdbcRawLog::event)
                .list());
    }

    /** Numbers are given when an event is inserted, not when it is committed: those that are under way are waited for. */
    @Override
    public LogHead head() {
        Long newest = sync.betweenAppends(() -> database.sql("SELECT MAX(globalIndex) FROM DomainEventEntry")
                .query((row, number) -> {
                    long found = row.getLong(1);
                    return row.wasNull() ? -1 : found;
                })
                .single());
        return covered(new LogHead(newest));
    }

    private <T> T covered(T read) {
        sync.coverWhatWasRead();
        return read;
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        Map<String, String> metadata = new TreeMap<>();
        readMetadata(row.getBytes(10), metadata);
        return new StoredEvent(
                row.getLong(1),
                text(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBytes(8),
                at(row.getString(9), metadata),
                metadata);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Instant at(String written, Map<String, String> metadata) {
        try {
            Instant at = Instant.parse(written);
            if (org.axonframework.common.DateTimeUtils.formatInstant(at).equals(written)) {
                return at;
            }
        } catch (DateTimeException e) {
            // told below
        }
        metadata.put(UNREADABLE, written);
        return Instant.EPOCH;
    }

    private static void readMetadata(byte @Nullable [] json, Map<String, String> metadata) {
        if (json == null) {
            return;
        }
        try {
            JSON.readValue(json, new TypeReference<Map<String, Object>>() {})
                    .forEach((name, value) -> metadata.put(name, String.valueOf(value)));
        } catch (IOException e) {
            metadata.put(UNREADABLE, new String(json, StandardCharsets.UTF_8));
        }
    }
}

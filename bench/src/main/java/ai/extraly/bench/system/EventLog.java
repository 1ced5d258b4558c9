package ai.extraly.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The event log of a stopped one-machine installation, opened read-only. */
public record EventLog(Path directory) {
    private static final String EVENTS = "select aggregateIdentifier, sequenceNumber, payloadType, timeStamp"
            + " from DomainEventEntry order by aggregateIdentifier, sequenceNumber";

    /**
     * What happened, by aggregate and in order.
     *
     * @throws IOException while the system runs, or when there is no log
     */
    public Map<String, List<Event>> read() throws IOException {
        Map<String, List<Event>> streams = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(url(), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EVENTS)) {
            while (rows.next()) {
                String payload = rows.getString(3);
                Event event = new Event(
                        rows.getLong(2),
                        payload.substring(payload.lastIndexOf('.') + 1),
                        Instant.parse(rows.getString(4)));
                streams.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                        .add(event);
            }
        } catch (SQLException e) {
            throw new IOException("The event log in " + directory + " cannot be read", e);
        }
        return streams;
    }

    private String url() throws IOException {
        String ending = ".mv.db";
        try (Stream<Path> files = Files.list(directory)) {
            String file = files.map(Path::toString)
                    .filter(name -> name.endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no event log in " + directory));
            String database = Path.of(file.substring(0, file.length() - ending.length()))
                    .toAbsolutePath()
                    .toString();
            return "jdbc:h2:file:" + database + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";
        }
    }

    /** One event: its place in its stream, the simple name of its type, and when it was stored. */
    public record Event(long sequence, String type, Instant at) {}
}

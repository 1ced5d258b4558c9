package ai.extraly.app.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The H2 database that holds the event log. H2 alone would write it a while after a commit and never sync it. Here H2 writes only
 * when {@link #sync()} tells it to, one chunk for all commits since the last, and a {@link JournaledFile} sees to it that at any
 * instant the disk has the last synced state, whole.
 */
final class EventLogFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLogFile.class);
    /**
     * H2 never writes on its own ({@code WRITE_DELAY}); the space of dead chunks is used again soon; nothing but {@link #close()} closes
     * the file, and that may take a moment to compact it.
     */
    private static final String OPTIONS =
            ";WRITE_DELAY=2147483647;RETENTION_TIME=500;MAX_COMPACT_TIME=2000;DB_CLOSE_ON_EXIT=FALSE";

    private static final String USER = "sa";
    /** More than the threads that two to sixteen cores can keep busy with statements of microseconds. */
    private static final int CONNECTIONS = 16;

    private final HikariDataSource pool;
    private final DataSource lazy;
    /** Not of the pool: whoever waits for a sync holds one of those. */
    private final Connection syncing;

    private EventLogFile(HikariDataSource pool, Connection syncing) {
        this.pool = pool;
        this.lazy = new LazyConnectionDataSourceProxy(pool);
        this.syncing = syncing;
    }

    /** Opens the log in {@code directory}, which is created, as the log is, where there is none. */
    static EventLogFile open(Path directory) {
        // "retry": an interrupted thread does not close the file for all the others.
        return open(directory, "retry:");
    }

    /** @param fileSystem that of H2 through which the file is read and written */
    static EventLogFile open(Path directory, String fileSystem) {
        try {
            Files.createDirectories(directory);
            JournaledFiles.register();
            String url = "jdbc:h2:journaled:" + fileSystem
                    + directory.toAbsolutePath().resolve("events") + OPTIONS;
            Connection syncing = DriverManager.getConnection(url, USER, "");
            ScriptUtils.executeSqlScript(syncing, new ClassPathResource("event-log.sql", EventLogFile.class));
            EventLogFile opened = new EventLogFile(pool(url), syncing);
            opened.sync();
            syncNames(directory);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + directory, e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot open the event log in " + directory, e);
        }
    }

    /** A file is on the disk only when its name is, too. */
    private static void syncNames(Path directory) {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            log.debug("Directories are not synced on this system", e);
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("event-log");
        config.setJdbcUrl(url);
        config.setUsername(USER);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        return new HikariDataSource(config);
    }

    /** Takes a connection of the pool with the first statement only, so a transaction that reads and writes nothing costs nothing. */
    DataSource dataSource() {
        return lazy;
    }

    /** Writes all that is committed and returns when the disk has it. */
    void sync() {
        try (Statement statement = syncing.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot sync the event log", e);
        }
    }

    /** Copies the log as it is now into a ZIP file, while others write on: all that was committed before, and nothing by halves. */
    void backUp(Path zip) {
        sync();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("BACKUP TO ?")) {
            statement.setString(1, zip.toAbsolutePath().toString());
            statement.execute();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot back up the event log", e);
        }
    }

    @Override
    public void close() {
        pool.close();
        try {
            syncing.close();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot close the event log", e);
        }
    }
}

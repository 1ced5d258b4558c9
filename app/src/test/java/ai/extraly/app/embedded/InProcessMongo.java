package ai.extraly.app.embedded;

import com.mongodb.ConnectionString;
import java.nio.file.Path;

/** The in-process MongoDB for tests of other packages. */
public final class InProcessMongo implements AutoCloseable {
    private final ReadSideServer server;

    public InProcessMongo(Path directory) {
        server = ReadSideServer.start(directory);
    }

    public ConnectionString connection() {
        return server.getConnectionString();
    }

    @Override
    public void close() {
        server.close();
    }
}

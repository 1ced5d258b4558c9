package ai.extraly.app.embedded;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/**
 * The in-process MongoDB: on a free port of the loopback device, behind a secret that is made at each start and never written down,
 * so that other users of the machine cannot read it.
 */
final class ReadSideServer implements MongoConnectionDetails, AutoCloseable {
    private static final String DATABASE = "extraly";
    private static final String USER = "extraly";
    /** A write holds its thread until it is in the file; waiting threads share one flush. */
    private static final int THREADS = 16;

    private final MongoServer server;
    private final ReadSideFile file;
    private final ConnectionString connection;

    private ReadSideServer(MongoServer server, ReadSideFile file, String secret) {
        this.server = server;
        this.file = file;
        this.connection = new ConnectionString("mongodb://%s:%s@127.0.0.1:%d/%s"
                        .formatted(USER, secret, server.getLocalAddress().getPort(), DATABASE)
                + "?authMechanism=PLAIN&authSource=$external&retryWrites=false&uuidRepresentation=standard");
    }

    /** Starts the server on the file in {@code directory}, which is created where there is none. */
    static ReadSideServer start(Path directory) {
        ReadSideFile file = ReadSideFile.open(directory);
        String secret = newSecret();
        MongoServer server = new MongoServer(new ReadSideBackend(file, USER, secret));
        server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1, THREADS);
        return new ReadSideServer(server, file, secret);
    }

    @Override
    public ConnectionString getConnectionString() {
        return connection;
    }

    /** Clients must be gone; what they wrote stays. */
    @Override
    public void close() {
        server.shutdown();
        file.close();
    }

    private static String newSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package ai.extraly.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running program in one of the languages in which the API's documentation shows how webhooks are received. */
final class ReferenceReceiver implements AutoCloseable {
    private static final Path CLIENTS = Path.of("src", "test", "clients").toAbsolutePath();

    private final Process process;
    private final int port;

    private ReferenceReceiver(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, and comes back once it listens.
     *
     * @param probe succeeds when interpreter and libraries are there; else the test is skipped, unless everything has to run
     * @param command runs it; {@code PORT} in it becomes a free port, and what begins with {@code ./} lies in its directory
     * @param key that it knows
     */
    static ReferenceReceiver start(String directory, List<String> probe, List<String> command, String key)
            throws IOException, InterruptedException {
        ReferenceClient.require(directory, probe);
        int port = freePort();
        List<String> resolved = new ArrayList<>();
        for (String part : command) {
            String there = part.startsWith("./")
                    ? CLIENTS.resolve(directory).resolve(part.substring(2)).toString()
                    : part;
            resolved.add(there.replace("PORT", Integer.toString(port)));
        }
        ProcessBuilder builder =
                new ProcessBuilder(resolved).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("EXTRALY_KEY", key);
        ReferenceReceiver receiver = new ReferenceReceiver(builder.start(), port);
        receiver.awaitListening();
        return receiver;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/hook");
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        close();
        throw new IOException("The receiver does not listen");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}

package ai.extraly.saga.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A receiver down to the bytes: it reads a request, keeps it, and answers as a test says. */
final class RawReceiver implements AutoCloseable {
    /** What it does with a connection after the request was read. */
    @FunctionalInterface
    interface Answer {
        void to(Socket caller) throws IOException, InterruptedException;

        static Answer of(String text) {
            return caller -> write(caller, text);
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final List<Socket> callers = Collections.synchronizedList(new ArrayList<>());

    RawReceiver(Answer answer) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), answer);
    }

    RawReceiver(ServerSocket server, Answer answer) {
        this.server = server;
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket caller = server.accept();
                    callers.add(caller);
                    Thread.ofVirtual().start(() -> serve(caller, answer));
                }
            } catch (IOException e) {
                // closed
            }
        });
    }

    private void serve(Socket caller, Answer answer) {
        try (caller) {
            requests.add(request(caller.getInputStream()));
            answer.to(caller);
        } catch (IOException | InterruptedException e) {
            // The caller has hung up, which is what many tests are about.
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("There is no request");
            }
            request.append((char) next);
        }
        String length = request.toString().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1");
        return request.append(new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8))
                .toString();
    }

    static void write(Socket caller, String text) throws IOException {
        OutputStream out = caller.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The requests that came, in full. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return callers.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket caller : List.copyOf(callers)) {
            caller.close();
        }
    }
}

package ai.extraly.http.house;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** For requests that no HTTP client would send. */
public final class RawSocket {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawSocket() {}

    /** A request line and headers. */
    public static String request(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** Sends {@code request} as it is and reads until the server closes. */
    public static String exchange(int port, String request) {
        return exchange(port, request, 0);
    }

    /** Sends {@code request} and then a body of {@code bytes} zeros, at most as much of it as the server takes. */
    public static String exchange(int port, String request, long bytes) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Thread sender = Thread.ofVirtual().start(() -> send(out, bytes));
            String answer = readUntilClosed(socket.getInputStream());
            sender.interrupt();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends {@code request}, says that nothing more will come, and reads until the server closes. */
    public static byte[] exchange(int port, byte[] request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Thread sender = Thread.ofVirtual().start(() -> sendAll(socket, request));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException e) {
                // It closed while we were still sending.
            }
            sender.interrupt();
            return answer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendAll(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (IOException e) {
            // The server has heard enough.
        }
    }

    private static void send(OutputStream out, long bytes) {
        byte[] zeros = new byte[64 * 1024];
        try {
            for (long left = bytes; left > 0; left -= zeros.length) {
                out.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            // The server has heard enough.
        }
    }

    private static String readUntilClosed(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException e) {
            // It closed while we were still sending.
        }
        return answer.toString();
    }
}

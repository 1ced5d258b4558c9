package ai.extraly.bench.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is told by webhooks what became of documents. It writes down every call, and answers as it was made to. */
public final class Receiver implements AutoCloseable {
    private static final long LONGER_THAN_ANYBODY_WAITS = 20;

    /**
     * One call.
     *
     * @param delivery that it says it belongs to
     * @param signature as documented
     * @param genuine whether that is the signature under the customer's API key
     * @param status that it was answered with; 0 when it was left without an answer
     */
    public record Call(
            Instant at,
            String document,
            String event,
            String delivery,
            String signature,
            boolean genuine,
            String body,
            int status) {
        private Call answered(int withStatus) {
            return new Call(at, document, event, delivery, signature, genuine, body, withStatus);
        }
    }

    /** What a receiver does with a call. */
    public interface Manners {
        /**
         * The status to answer with, or 0 to leave the caller without an answer.
         *
         * @param earlier how many calls there were before about the same document
         */
        int answer(Call call, int earlier);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Manners manners;
    private volatile String key = "";

    public Receiver(Manners manners) throws IOException {
        this(0, manners);
    }

    /** A receiver that listens on {@code port}, or on any that is free when that is 0. */
    public Receiver(int port, Manners manners) throws IOException {
        this.manners = manners;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Says whose signatures to expect. */
    public Receiver knowing(Customer customer) {
        return knowing(customer.key());
    }

    /** Says whose signatures to expect by the key that makes them. */
    public Receiver knowing(String apiKey) {
        key = apiKey;
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(String document) {
        return calls.stream().filter(call -> call.document().equals(document)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var json = JsonMapper.shared().readTree(body);
            String signature = String.valueOf(exchange.getRequestHeaders().getFirst("X-Extraly-Signature"));
            Call call = new Call(
                    Instant.now(),
                    json.path("document_id").asString(),
                    json.path("event").asString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Extraly-Delivery")),
                    signature,
                    isGenuine(signature, body),
                    new String(body, StandardCharsets.UTF_8),
                    0);
            int status = manners.answer(call, calls(call.document()).size());
            calls.add(call.answered(status));
            if (status == 0) {
                hang();
            } else {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private void hang() {
        try {
            closed.await(LONGER_THAN_ANYBODY_WAITS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isGenuine(String signature, byte[] body) {
        if (key.isEmpty()) {
            return false; // it was told nobody's key
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

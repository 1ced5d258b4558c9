package ai.extraly.http.house;

import ai.extraly.contract.id.DocumentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of the API, as outside as any: it knows a port and its credentials. */
public record Client(int port, List<String> headers) {
    public static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static Client anonymous(int port) {
        return new Client(port, List.of());
    }

    public static String newEmail() {
        return "user" + NEXT.incrementAndGet() + "@example.com";
    }

    /** Somebody new, who has registered, logged in and made a key. */
    public static Client registered(int port) {
        String email = newEmail();
        anonymous(port).json("POST", "/auth/register", credentials(email, PASSWORD));
        return anonymous(port).loggedIn(email, PASSWORD).withKey();
    }

    public static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    public Client loggedIn(String email, String password) {
        Reply login = json("POST", "/auth/login", credentials(email, password));
        return with(
                "Authorization",
                "Bearer " + login.json().at("/data/access_token").stringValue());
    }

    public Client withKey() {
        return with(
                "X-API-Key",
                json("POST", "/api-keys", "{\"name\":\"test\"}")
                        .json()
                        .at("/data/key")
                        .stringValue());
    }

    /** This client with another header; one of the same name is replaced. */
    public Client with(String name, String value) {
        List<String> all = new ArrayList<>(without(name).headers);
        all.add(name);
        all.add(value);
        return new Client(port, List.copyOf(all));
    }

    public Client without(String name) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equals(name)) {
                rest.addAll(headers.subList(i, i + 2));
            }
        }
        return new Client(port, List.copyOf(rest));
    }

    public String header(String name) {
        return headers.get(headers.indexOf(name) + 1);
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Reply json(String method, String path, String body) {
        return with("Content-Type", "application/json").send(method, path, BodyPublishers.ofString(body));
    }

    public Reply submit(Multipart body) {
        return submit(body.bytes());
    }

    public Reply submit(byte[] body) {
        return with("Content-Type", Multipart.contentType())
                .send("POST", "/documents", BodyPublishers.ofByteArray(body));
    }

    /** Without a Content-Length, as Node's streams do. */
    public Reply submitChunked(byte[] body) {
        return with("Content-Type", Multipart.contentType())
                .send("POST", "/documents", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    /** A document that was accepted. */
    public DocumentId submitted() {
        Reply reply = submit(new Multipart().file("document", "statement.pdf", pdf()));
        return new DocumentId(reply.json().at("/data/id").stringValue());
    }

    public static byte[] pdf() {
        return "%PDF-1.7\nsomething".getBytes(StandardCharsets.US_ASCII);
    }

    public Reply send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port
                        + (path.startsWith("/actuator") || path.startsWith("/docs") ? path : "/api/v1" + path)))
                .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package ai.extraly.bench.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the API, with the credentials that were put into his hands. */
public final class Caller {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static final String API = "/api/v1";

    private final String base;
    private final Map<String, String> headers;

    private Caller(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    /** Somebody without credentials. */
    public static Caller stranger(RunningExtraly extraly) {
        return new Caller(extraly.address() + API, Map.of());
    }

    /** The same caller at the doors beside the API. */
    public Caller besideTheApi() {
        return new Caller(base.substring(0, base.length() - API.length()), headers);
    }

    /** The same caller with one header more, or with another value of it. */
    public Caller with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Caller(base, more);
    }

    public Answer submit(Upload upload) throws IOException {
        return submit(Upload.contentType(), upload.bytes());
    }

    /** Submits any body as if it were a form. */
    public Answer submit(String contentType, byte[] body) throws IOException {
        return with("Content-Type", contentType).send("POST", "/documents", BodyPublishers.ofByteArray(body));
    }

    /** Submits a body of unknown length, as it is read. */
    public Answer submit(String contentType, Supplier<InputStream> body) throws IOException {
        return with("Content-Type", contentType).send("POST", "/documents", BodyPublishers.ofInputStream(body));
    }

    /** Submits, and answers with the new document's id. */
    public String submitted(Upload upload) throws IOException {
        return submit(upload).expect(201).data().path("id").asString();
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer document(String id) throws IOException {
        return get("/documents/" + id);
    }

    /** The document once its status is final, which may take so long. */
    public Answer finished(String id, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Answer answer = get("/documents/" + id + "?wait=20").expect(200);
            if (isFinal(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Document " + id + " was not finished within " + atMost.toSeconds() + " s: " + answer);
            }
        }
    }

    public static boolean isFinal(Answer document) {
        String status = document.data().path("status").asString();
        return status.equals("completed") || status.equals("failed");
    }

    public Answer list(String query) throws IOException {
        return get("/documents?" + query);
    }

    public Answer export(String id, String format) throws IOException {
        return get("/documents/" + id + "/export/" + format);
    }

    public Answer delete(String path) throws IOException {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer postJson(String path, String json) throws IOException {
        return with("Content-Type", "application/json").send("POST", path, BodyPublishers.ofString(json));
    }

    public Answer send(String method, String path, BodyPublisher body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(90))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            throw RunningExtraly.interrupted(e);
        }
    }

    public String base() {
        return base;
    }

    /** The value of a header that this caller sends, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }
}

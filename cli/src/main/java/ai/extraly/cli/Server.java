package ai.extraly.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server that a command talks to, and on whose behalf: a mixin of every command that needs one. */
final class Server {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:EXTRALY_URL:-http://127.0.0.1:8080}",
            description = "Where the server is (default: EXTRALY_URL, else http://127.0.0.1:8080).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:EXTRALY_TOKEN}",
            description = "The access token of a login (default: EXTRALY_TOKEN).")
    private @Nullable String token;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** The answer to {@code method} at {@code path}, which is what follows {@code /api/v1}. */
    JsonNode call(String method, String path) {
        return json(send(request(path).method(method, BodyPublishers.noBody())));
    }

    JsonNode call(String method, String path, Object body) {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    /** The same with a body. */
    InputStream stream(String method, String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** The bytes of the answer as they come; for what is long. */
    InputStream stream(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        if (token == null || token.isBlank()) {
            throw new Failure("No token: log in (POST /api/v1/auth/login) and pass its access_token as --token or"
                    + " EXTRALY_TOKEN.");
        }
        return HttpRequest.newBuilder(url.resolve("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private InputStream send(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() >= 400) {
                throw refused(answer);
            }
            return answer.body();
        } catch (ConnectException e) {
            throw new Failure("Nobody answers at " + url
                    + ". Is Extraly running there? --url or EXTRALY_URL names another place.");
        } catch (IOException e) {
            throw new Failure("The connection to " + url + " broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    private Failure refused(HttpResponse<InputStream> answer) throws IOException {
        String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        try {
            JsonNode error = JSON.readTree(body).path("error");
            return new Failure(error.path("message").asString("The server answered " + answer.statusCode() + "."));
        } catch (JacksonException e) {
            return new Failure("What answers at " + url + " is not Extraly: status " + answer.statusCode() + ".");
        }
    }

    private JsonNode json(InputStream body) {
        try (body) {
            return JSON.readTree(body);
        } catch (IOException | JacksonException e) {
            throw new Failure("What answers at " + url + " is not Extraly: its answer is no JSON.");
        }
    }
}

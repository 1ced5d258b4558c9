package ai.extraly.http.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.fuzz.WildRequests.Mapped;
import ai.extraly.http.fuzz.WildRequests.Somebody;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.RawSocket;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent, the answer is one of the documented ones. ({@code OPTIONS *} asks the server as such, and Tomcat answers it before
 * anything of ours is there: 200 and nothing.) {@code -Dextraly.wild.seed} and {@code -Dextraly.wild.requests} choose other
 * requests or more, {@code -Dextraly.wild.port} a system that runs elsewhere on this machine.
 */
@HttpTest
class NoAnswerOutsideTheEnvelopeTest {
    private static final long SEED = Long.getLong("extraly.wild.seed", 20_260_321L);
    private static final int REQUESTS = Integer.getInteger("extraly.wild.requests", 5_000);
    /** Of each, so that no hourly limit of a key is the answer to everything. */
    private static final int PEOPLE = 12;

    private static final int ENOUGH = 10;

    private static final Pattern INSIDES = Pattern.compile(
            "(?i)\\bat [a-z]+\\.[a-z.]+\\(|exception|ai\\.extraly|org\\.(spring|apache|axon)|java\\.(lang|io|util)|tools\\.jackson"
                    + "|/tmp/|/root/|<html|tomcat|stack ?trace");

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int ownPort;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final Map<Integer, Integer> statuses = new TreeMap<>();

    @Test
    void everyAnswerIsADocumentedOne() throws IOException, InterruptedException {
        // given
        int port = Integer.getInteger("extraly.wild.port", ownPort);
        List<String> failures = new ArrayList<>();
        WildRequests requests = new WildRequests(SEED, mapped(), people(port));
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int number = 0; number < REQUESTS && failures.size() < ENOUGH; number++) {
                WildRequest request = requests.next();
                String what = "request %d of seed %d:%n%s%n".formatted(number, SEED, request);
                try {
                    // when
                    List<WireAnswer> answers = answers(client, port, request, number);
                    // then
                    assertThat(answers).as(what).isNotEmpty();
                    if (!request.target().equals("*")) {
                        answers.forEach(answer -> assertDocumented(answer, what));
                    }
                } catch (AssertionError | RuntimeException e) {
                    failures.add(what + e);
                }
            }
        }
        assertThat(failures).isEmpty();
        System.out.println("wild requests answered, by status: " + statuses);
        assertThat(statuses.keySet()).contains(200, 201, 400, 401, 404, 405);
        assertThat(statuses.getOrDefault(429, 0)).isLessThan(REQUESTS / 4);
    }

    /** One in five goes the way of a client library, if that agrees to send it. */
    private static List<WireAnswer> answers(HttpClient client, int port, WildRequest request, int number)
            throws IOException, InterruptedException {
        Optional<HttpRequest> tame = number % 5 == 0 ? tamed(request, port) : Optional.empty();
        return tame.isPresent()
                ? List.of(answer(client, tame.get()))
                : WireAnswer.of(
                        RawSocket.exchange(port, request.bytes()),
                        request.method().equals("HEAD"));
    }

    private List<Mapped> mapped() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new Mapped(method.name(), path))))
                .sorted(Comparator.comparing(Mapped::pattern).thenComparing(Mapped::method))
                .toList();
    }

    private static List<Somebody> people(int port) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(each -> Client.registered(port))
                .map(client -> new Somebody(
                        client.header("Authorization").substring("Bearer ".length()),
                        client.header("X-API-Key"),
                        client.submitted().value()))
                .toList();
    }

    /** The same as far as a client library agrees to send it. */
    private static Optional<HttpRequest> tamed(WildRequest request, int port) {
        try {
            HttpRequest.Builder tame = HttpRequest.newBuilder(new URI("http://localhost:" + port + request.target()))
                    .method(request.method(), BodyPublishers.ofByteArray(request.body()));
            Set<String> own = Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");
            for (String line : request.headers()) {
                int colon = line.indexOf(':');
                if (colon > 0 && !own.contains(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
                    tame.header(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
            return Optional.of(tame.build());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static WireAnswer answer(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        List<WireAnswer.Header> headers = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> headers.add(new WireAnswer.Header(name.toLowerCase(Locale.ROOT), value))));
        return new WireAnswer(response.statusCode(), headers, response.body());
    }

    private void assertDocumented(WireAnswer answer, String what) {
        statuses.merge(answer.status(), 1, Integer::sum);
        String asked = what + answer.status() + " " + answer.text();
        assertThat(answer.status() < 500 || answer.status() == 503).as(asked).isTrue();
        assertThat(answer.header("X-Request-Id")).as(asked).isPresent();
        assertThat(answer.header("X-Content-Type-Options")).as(asked).hasValue("nosniff");
        assertThat(answer.header("Server")).as(asked).isEmpty();
        assertThat(answer.header("Set-Cookie")).as(asked).isEmpty();
        assertThat(answer.header("X-Injected")).as(asked).isEmpty();
        if (answer.status() == 503 || answer.status() == 429) {
            assertThat(answer.header("Retry-After")).as(asked).isPresent();
        }
        if (answer.status() >= 400 && answer.body().length > 0) {
            assertEnvelope(answer, asked);
        }
    }

    private static void assertEnvelope(WireAnswer answer, String asked) {
        assertThat(answer.header("Content-Type").orElse("")).as(asked).startsWith("application/json");
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.propertyNames()).as(asked).containsExactly("error");
        JsonNode error = body.get("error");
        assertThat(error.propertyNames())
                .as(asked)
                .startsWith("code", "message")
                .isSubsetOf("code", "message", "details");
        assertThat(codes(answer.status())).as(asked).contains(error.get("code").stringValue());
        assertThat(error.get("message").stringValue()).as(asked).isNotBlank();
        if (error.has("details")) {
            assertThat(error.get("details").isObject()).as(asked).isTrue();
            error.get("details")
                    .forEach(texts -> assertThat(texts.isArray()).as(asked).isTrue());
        }
        assertThat(INSIDES.matcher(answer.text()).find()).as(asked).isFalse();
    }

    /** The codes that fit a status; one that has none of its own is told as a request that is not valid. */
    private static Set<String> codes(int status) {
        Map<Integer, String> own = new HashMap<>();
        for (ErrorCode code : ErrorCode.values()) {
            own.put(code.status(), code.name());
        }
        return Set.of(own.getOrDefault(status, "VALIDATION_ERROR"));
    }
}

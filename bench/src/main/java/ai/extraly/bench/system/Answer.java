package ai.extraly.bench.system;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the system answered to one call. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; money keeps its digits. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    public JsonNode data() {
        return json().path("data");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** This answer, when it has the status that the caller counted on. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new IllegalStateException("Expected " + expected + " and got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + (text.length() > 500 ? text.substring(0, 500) + "…" : text);
    }
}

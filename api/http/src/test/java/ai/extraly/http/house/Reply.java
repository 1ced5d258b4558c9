package ai.extraly.http.house;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the server. */
public record Reply(HttpResponse<byte[]> response) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public int status() {
        return response.statusCode();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** The code in the error envelope; fails when there is no envelope. */
    public String error() {
        return json().required("error").required("code").stringValue();
    }

    /** What the envelope says of a field. */
    public String detail(String field) {
        return json().required("error")
                .required("details")
                .required(field)
                .required(0)
                .stringValue();
    }
}

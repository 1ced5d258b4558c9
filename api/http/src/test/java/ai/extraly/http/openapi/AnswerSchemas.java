package ai.extraly.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Reply;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds bodies against the schemas of a description. Here, unlike for callers, what is not described is wrong: shapes may grow, but
 * not in secret.
 */
final class AnswerSchemas {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode description;

    AnswerSchemas(byte[] description) {
        this.description = closed(JSON.readTree(description));
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.get("properties") instanceof ObjectNode
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        StreamSupport.stream(node.spliterator(), false).forEach(AnswerSchemas::closed);
        return node;
    }

    JsonNode description() {
        return description;
    }

    /** The operation of this name, with the path and method that lead to it. */
    JsonNode operation(String id) {
        return StreamSupport.stream(description.get("paths").spliterator(), false)
                .flatMap(path -> StreamSupport.stream(path.spliterator(), false))
                .filter(operation -> operation.path("operationId").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no operation " + id));
    }

    void assertAnswers(String operation, Reply reply) {
        assertAnswers(operation, reply.status(), reply.header("Content-Type").orElse(""), reply.text());
    }

    void assertAnswers(String operation, int status, String contentType, String body) {
        JsonNode response = operation(operation).path("responses").path(String.valueOf(status));
        assertThat(response.isObject())
                .as("%s may answer %d", operation, status)
                .isTrue();
        JsonNode content = response.path("content");
        String type = content.propertyNames().stream()
                .filter(described -> sameType(described, contentType))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s does not answer with %s".formatted(operation, contentType)));
        if (type.equals("application/json")) {
            assertValid(content.path(type).path("schema"), body, operation + " " + status);
        }
    }

    private static boolean sameType(String described, String sent) {
        return described.replace(" ", "").equalsIgnoreCase(sent.replace(" ", ""));
    }

    void assertValid(@Nullable JsonNode schema, String body, String what) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.set("components", description.get("components"));
        root.setAll((ObjectNode) Optional.ofNullable(schema).orElseThrow());
        Schema compiled = registry.getSchema(JSON.writeValueAsString(root), InputFormat.JSON);
        List<Error> errors = compiled.validate(
                body,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(errors).as("%s: %s", what, body).isEmpty();
    }
}

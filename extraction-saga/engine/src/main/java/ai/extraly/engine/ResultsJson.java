package ai.extraly.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes results in their documented JSON: snake case, money as plain numbers in their printed scale, dates as text. */
public final class ResultsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ResultsJson() {}

    /** The document as a tree, so that a caller can add to it or leave parts out. */
    public static ObjectNode tree(Extracted extracted) {
        ObjectNode document = MAPPER.createObjectNode();
        document.set("detection_type", MAPPER.valueToTree(extracted.detectionType()));
        document.put("pages", extracted.pages());
        ObjectNode results = MAPPER.valueToTree(extracted.results());
        if (!extracted.customFields().isEmpty()) {
            ObjectNode custom = results.putObject("custom_fields");
            extracted.customFields().forEach(custom::put);
        }
        document.set("results", results);
        document.set("checks", MAPPER.valueToTree(extracted.checks()));
        document.set("evidence", MAPPER.valueToTree(extracted.evidence()));
        document.put("engine", extracted.engine());
        return document;
    }

    public static byte[] bytes(Extracted extracted) {
        return MAPPER.writeValueAsBytes(tree(extracted));
    }

    /** What was written, with every digit of its numbers. */
    public static ObjectNode read(byte[] utf8) {
        return (ObjectNode) MAPPER.readTree(utf8);
    }

    /** A part of a document as one of the records. */
    public static <T> T value(JsonNode part, Class<T> type) {
        return MAPPER.treeToValue(part, type);
    }

    /** A part of a document, written. */
    public static JsonNode node(Object part) {
        return MAPPER.valueToTree(part);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(ObjectNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }
}

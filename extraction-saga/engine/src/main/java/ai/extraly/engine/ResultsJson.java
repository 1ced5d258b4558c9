package ai.extraly.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes results in their documented JSON: snake case, money as plain numbers in their printed scale, dates as text. */
public final class ResultsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
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

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(ObjectNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }
}

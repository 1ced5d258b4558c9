package ai.extraly.vault.results;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in a form in which equal means the same: a number counts, not how many decimals it was printed with, and null is nothing. */
final class Canonical {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Canonical() {}

    static JsonNode of(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return NODES.numberNode(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
        }
        if (node.isArray()) {
            ArrayNode all = NODES.arrayNode();
            node.forEach(one -> all.add(of(one)));
            return all;
        }
        if (node.isObject()) {
            ObjectNode all = NODES.objectNode();
            node.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> all.set(field.getKey(), of(field.getValue())));
            return all;
        }
        return node;
    }
}

package ai.extraly.http.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Results as a table: fields that stand once, and rows. The rows, of which there may be very many, are never all in memory: they
 * are read twice, once for their columns and once for what is in them.
 */
final class Table {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // a row is followed by the next one
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final byte[] results;
    private final Shape shape;
    private final SequencedMap<String, JsonNode> header = new LinkedHashMap<>();
    private final SequencedSet<String> columns;

    Table(byte[] results, Shape shape) {
        this.results = results.clone();
        this.shape = shape;
        this.columns = new LinkedHashSet<>(shape.columns());
        shape.header().forEach(path -> header.put(path, JSON.nullNode()));
        read(row -> columns.addAll(row.propertyNames()), this::addHeader);
    }

    /** The fields that stand once, by path. */
    Map<String, JsonNode> header() {
        return header;
    }

    List<String> columns() {
        return List.copyOf(columns);
    }

    /** What is done with a row: its cells, in the order of the columns. */
    interface RowReader {
        void read(List<JsonNode> cells);
    }

    void forEachRow(RowReader reader) {
        read(row -> reader.read(cells(row)), (name, value) -> {});
    }

    private List<JsonNode> cells(ObjectNode row) {
        List<JsonNode> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            cells.add(flat(row.path(column)));
        }
        return cells;
    }

    private void addHeader(String path, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> addHeader(path + "." + member.getKey(), member.getValue()));
        } else {
            header.put(path, flat(value));
        }
    }

    /** A list within a cell is shown as the JSON that it is. */
    private static JsonNode flat(JsonNode value) {
        return value.isContainer() ? StringNode.valueOf(JSON.writeValueAsString(value)) : value;
    }

    private interface RowNode {
        void read(ObjectNode row);
    }

    private interface Member {
        void read(String name, JsonNode value);
    }

    private void read(RowNode rows, Member others) {
        try (JsonParser json = JSON.createParser(results)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals(shape.rows()) && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        rows.read((ObjectNode) JSON.readTree(json));
                    }
                } else {
                    others.read(name, JSON.readTree(json));
                }
            }
        }
    }
}

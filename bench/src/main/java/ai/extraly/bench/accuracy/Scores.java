package ai.extraly.bench.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a part of the corpus was read.
 *
 * @param typeRight how many documents were taken for what they are
 * @param perfect how many have every labelled field and row right
 * @param micro F1 over fields and rows, each counting one; 0 to 1, as the others
 * @param header F1 without the rows
 * @param fields F1 by field
 */
record Scores(int documents, int typeRight, int perfect, double micro, double header, Map<String, Double> fields) {
    static final String ALL = ".";

    /**
     * By the name of each folder below {@code truth} that holds labels, {@link #ALL} for {@code truth} itself, as the corpus's own
     * scorer finds them and in its form.
     */
    static JsonNode run(Corpus corpus, Path truth, Path predictions, Path misses) throws IOException {
        String scored = Programs.output(List.of(
                "python3",
                corpus.scorer().toString(),
                truth.toString(),
                predictions.toString(),
                "--json",
                "--misses",
                misses.toString()));
        return JsonMapper.shared().readTree(scored);
    }

    /** What the scorer said, by folder. */
    static Map<String, Scores> read(JsonNode scored) {
        Map<String, Scores> scores = new TreeMap<>();
        scored.properties().forEach(group -> scores.put(group.getKey(), one(group.getValue())));
        return scores;
    }

    private static Scores one(JsonNode group) {
        Map<String, Double> fields = new TreeMap<>();
        group.path("fields")
                .properties()
                .forEach(field ->
                        fields.put(field.getKey(), field.getValue().path("f1").asDouble()));
        return new Scores(
                group.path("documents").asInt(),
                group.path("type_right").asInt(),
                group.path("perfect").asInt(),
                group.path("micro_f1").asDouble(),
                group.path("header_f1").asDouble(),
                fields);
    }

    /** The figures that stand for all others, by name. */
    Map<String, Double> headlines() {
        Map<String, Double> headlines = new TreeMap<>();
        headlines.put("micro F1", micro);
        headlines.put("header F1", header);
        headlines.put("perfect", (double) perfect / documents);
        headlines.put("type right", (double) typeRight / documents);
        List.of("transactions", "line_items", "total", "invoice_number").forEach(field -> {
            Double score = fields.get(field);
            if (score != null) {
                headlines.put(field, score);
            }
        });
        return headlines;
    }
}

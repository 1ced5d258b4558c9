package ai.extraly.bench.accuracy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Whether confidence can be believed: of the values given with so much confidence, how many are right. Labelled single fields and the
 * amounts, dates and types of transactions count; values that have no truth to be held against do not.
 */
final class Reliability {
    private static final double[] BOUNDS = {0.9, 0.8, 0.7, 0.5, 0.0};

    /** Of the values given with at least {@code from} and less than the next bound. */
    record Band(double from, int given, int right) {
        double share() {
            return given == 0 ? 1 : (double) right / given;
        }

        private Band with(boolean one) {
            return new Band(from, given + 1, right + (one ? 1 : 0));
        }
    }

    private final NavigableMap<Double, Band> bands = new TreeMap<>();

    Reliability() {
        for (double bound : BOUNDS) {
            bands.put(bound, new Band(bound, 0, 0));
        }
    }

    /**
     * Takes what was read in one document.
     *
     * @param wrong the paths of its labelled fields that were not read right
     */
    void add(Corpus.Labelled truth, Set<String> wrong, JsonNode read) {
        JsonNode evidence = read.path("evidence");
        leaves("", truth.results(), path -> {
            JsonNode confidence = evidence.path(path).path("confidence");
            if (confidence.isNumber()) {
                count(confidence.asDouble(), !wrong.contains(path));
            }
        });
        rows(truth.results().path("transactions"), read.path("results").path("transactions"), evidence);
    }

    /** From the surest to the least sure. */
    List<Band> bands() {
        return List.copyOf(bands.descendingMap().values());
    }

    private void rows(JsonNode truth, JsonNode read, JsonNode evidence) {
        Map<String, Integer> left = new TreeMap<>();
        truth.forEach(row -> left.merge(key(row), 1, Integer::sum));
        for (int number = 0; number < (truth.isArray() ? read.size() : 0); number++) {
            boolean right = left.merge(key(read.get(number)), -1, Integer::sum) >= 0;
            for (String field : List.of("date", "amount")) {
                JsonNode confidence = evidence.path("transactions[%d].%s".formatted(number, field))
                        .path("confidence");
                if (confidence.isNumber()) {
                    count(confidence.asDouble(), right);
                }
            }
        }
    }

    private static String key(JsonNode row) {
        return row.path("date").asString("") + "|" + row.path("type").asString("") + "|"
                + new BigDecimal(row.path("amount").asString("0"))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private void count(double confidence, boolean right) {
        for (double bound : BOUNDS) {
            if (confidence >= bound) {
                bands.computeIfPresent(bound, (from, band) -> band.with(right));
                return;
            }
        }
    }

    private static void leaves(String path, JsonNode node, Consumer<String> leaf) {
        node.properties().forEach(field -> {
            String at = path + field.getKey();
            if (field.getValue().isObject()) {
                leaves(at + ".", field.getValue(), leaf);
            } else if (!field.getValue().isArray()) {
                leaf.accept(at);
            }
        });
    }
}

package ai.extraly.vault.results;

import ai.extraly.vault.results.Difference.Kind;
import ai.extraly.vault.results.RowPairs.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares results field by field. Numbers are compared as decimals and shown as they were printed; null is the same as absent. Rows are
 * aligned first, so that a row that was put in between others is one difference.
 */
public final class ResultsDiff {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final List<Difference> differences = new ArrayList<>();

    private ResultsDiff() {}

    /** What is different in {@code after}; both are the results alone, in UTF-8. */
    public static List<Difference> between(byte[] before, byte[] after) {
        return between(JSON.readTree(before), JSON.readTree(after));
    }

    /** What is different in {@code after}; numbers with a point are decimals in both. */
    public static List<Difference> between(JsonNode before, JsonNode after) {
        ResultsDiff diff = new ResultsDiff();
        diff.compare("", before, after);
        return List.copyOf(diff.differences);
    }

    /**
     * Where each row of {@code after} was in {@code before}, by its number; less than nought for a row that is new. For who keeps something
     * beside the rows.
     */
    public static int[] origins(JsonNode before, JsonNode after) {
        int[] origins = new int[after.size()];
        Arrays.fill(origins, -1);
        RowPairs.of(before, after).forEach(pair -> origins[pair.after()] = pair.before());
        return origins;
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || before.isNull()) {
            if (after != null && !after.isNull()) {
                differences.add(new Difference(path, Kind.ADDED, null, after));
            }
        } else if (after == null || after.isNull()) {
            differences.add(new Difference(path, Kind.REMOVED, before, null));
        } else if (before.isObject() && after.isObject()) {
            fields(path.isEmpty() ? "" : path + ".", before, after);
        } else if (before.isArray() && after.isArray()) {
            rows(path, before, after);
        } else if (!Canonical.of(before).equals(Canonical.of(after))) {
            differences.add(new Difference(path, Kind.CHANGED, before, after));
        }
    }

    private void fields(String prefix, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            compare(prefix + name, before.get(name), after.get(name));
        }
    }

    private void rows(String path, JsonNode before, JsonNode after) {
        int next = 0;
        int otherNext = 0;
        List<Pair> pairs = new ArrayList<>(RowPairs.of(before, after));
        pairs.add(new Pair(before.size(), after.size()));
        for (Pair pair : pairs) {
            for (; next < pair.before(); next++) {
                differences.add(new Difference(row(path, next), Kind.REMOVED, before.get(next), null));
            }
            for (; otherNext < pair.after(); otherNext++) {
                differences.add(new Difference(row(path, otherNext), Kind.ADDED, null, after.get(otherNext)));
            }
            if (pair.before() < before.size()) {
                compare(row(path, pair.after()), before.get(pair.before()), after.get(pair.after()));
            }
            next++;
            otherNext++;
        }
    }

    private static String row(String path, int number) {
        return path + "[" + number + "]";
    }
}

package ai.extraly.saga.correction;

import ai.extraly.vault.results.Difference;
import ai.extraly.vault.results.ResultsDiff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The evidence of results that a person corrected. What was corrected says so, is certain, and keeps the place and the text that the
 * engine saw; what stands beside a row moves with it.
 */
final class CorrectedEvidence {
    private static final Pattern IN_A_ROW = Pattern.compile("([a-z_]+)\\[(\\d+)](.*)");

    /** Nobody writes these: they follow from the rows. */
    private static final Set<String> TOTALS = Set.of("total_credits", "total_debits", "transaction_count");

    private final JsonNode before;
    private final JsonNode after;
    private final JsonNode evidence;
    private final Map<String, Map<Integer, Integer>> places = new HashMap<>();
    private final ObjectNode corrected = JsonNodeFactory.instance.objectNode();

    CorrectedEvidence(JsonNode before, JsonNode after, JsonNode evidence) {
        this.before = before;
        this.after = after;
        this.evidence = evidence;
    }

    ObjectNode after(List<Difference> differences) {
        evidence.properties().forEach(one -> keep(one.getKey(), one.getValue()));
        differences.stream().filter(one -> !TOTALS.contains(one.path())).forEach(this::mark);
        return corrected;
    }

    private void keep(String path, JsonNode of) {
        Matcher row = IN_A_ROW.matcher(path);
        if (!row.matches()) {
            corrected.set(path, of.deepCopy());
            return;
        }
        Integer place = places.computeIfAbsent(row.group(1), this::moves).get(Integer.valueOf(row.group(2)));
        if (place != null) {
            corrected.set(row.group(1) + "[" + place + "]" + row.group(3), of.deepCopy());
        }
    }

    /** Where each row of a table is now. */
    private Map<Integer, Integer> moves(String table) {
        Map<Integer, Integer> moves = new HashMap<>();
        int[] origins = ResultsDiff.origins(before.path(table), after.path(table));
        for (int i = 0; i < origins.length; i++) {
            moves.put(origins[i], i);
        }
        return moves;
    }

    private void mark(Difference difference) {
        JsonNode added = difference.after();
        if (added != null && added.isObject()) {
            leaves(difference.path(), added);
        } else if (added == null && difference.path().endsWith("]")) {
            return; // a row that is gone took its evidence with it
        } else if (added == null
                && difference.before() != null
                && difference.before().isObject()) {
            leaves(difference.path(), difference.before());
        } else {
            mark(difference.path());
        }
    }

    private void leaves(String path, JsonNode object) {
        object.properties().forEach(field -> {
            String name = path + "." + field.getKey();
            if (field.getValue().isObject()) {
                leaves(name, field.getValue());
            } else if (!field.getValue().isNull()) {
                mark(name);
            }
        });
    }

    /** Some evidence is of an object as a whole: a period. */
    private void mark(String path) {
        int point = path.lastIndexOf('.');
        String whole = point < 0 ? path : path.substring(0, point);
        String place = !corrected.has(path) && corrected.has(whole) ? whole : path;
        ObjectNode mark =
                corrected.has(place) ? (ObjectNode) corrected.get(place) : JsonNodeFactory.instance.objectNode();
        corrected.set(place, mark.put("confidence", 1.0).put("source", "corrected"));
    }
}

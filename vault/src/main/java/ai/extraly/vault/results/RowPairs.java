package ai.extraly.vault.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import tools.jackson.databind.JsonNode;

/**
 * Which rows of two tables are the same row: those in a longest common subsequence of equal rows, and between these the ones that agree
 * in at least half of their fields, in order. So one inserted row is one insertion, and a row with another amount is a changed row.
 *
 * <p>The subsequence is found by dynamic programming, in tables of up to two thousand rows that differ. Larger ones are first cut at rows
 * that occur once in each (patience, as Bram Cohen's diff has it), and where nothing can be cut rows are paired by their place: a
 * table of a hundred thousand rows must not cost ten thousand million comparisons.
 */
final class RowPairs {
    /** Cells of a table of dynamic programming. */
    private static final long MOST_CELLS = 4_000_000;

    /** Comparing rows field by field costs more than comparing them at once. */
    private static final long MOST_COMPARISONS = 40_000;

    private static final double ALIKE = 0.5;

    /** The same row here and there. */
    record Pair(int before, int after) {}

    private final List<JsonNode> before;
    private final List<JsonNode> after;
    private final List<Pair> pairs = new ArrayList<>();

    private RowPairs(List<JsonNode> before, List<JsonNode> after) {
        this.before = before;
        this.after = after;
    }

    /** The pairs in order: both numbers grow. What is in none was removed, or added. */
    static List<Pair> of(JsonNode before, JsonNode after) {
        RowPairs all = new RowPairs(canonical(before), canonical(after));
        all.within(0, all.before.size(), 0, all.after.size());
        return all.pairs;
    }

    private static List<JsonNode> canonical(JsonNode rows) {
        List<JsonNode> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(Canonical.of(row)));
        return all;
    }

    private void within(int from, int to, int otherFrom, int otherTo) {
        while (from < to && otherFrom < otherTo && before.get(from).equals(after.get(otherFrom))) {
            pairs.add(new Pair(from++, otherFrom++));
        }
        int same = 0;
        while (from < to - same
                && otherFrom < otherTo - same
                && before.get(to - same - 1).equals(after.get(otherTo - same - 1))) {
            same++;
        }
        between(from, to - same, otherFrom, otherTo - same);
        for (int i = same; i > 0; i--) {
            pairs.add(new Pair(to - i, otherTo - i));
        }
    }

    /** Neither the first nor the last rows of these are equal. */
    private void between(int from, int to, int otherFrom, int otherTo) {
        int rows = to - from;
        int others = otherTo - otherFrom;
        if (rows == 0 || others == 0) {
            return;
        }
        if ((long) rows * others <= MOST_CELLS) {
            int last = from;
            int otherLast = otherFrom;
            for (Pair pair : best(from, to, otherFrom, otherTo, (a, b) -> a.equals(b) ? 1 : 0)) {
                alike(last, pair.before, otherLast, pair.after);
                pairs.add(pair);
                last = pair.before + 1;
                otherLast = pair.after + 1;
            }
            alike(last, to, otherLast, otherTo);
            return;
        }
        List<Pair> cuts = cuts(from, to, otherFrom, otherTo);
        if (cuts.isEmpty()) {
            byPlace(from, to, otherFrom, otherTo);
            return;
        }
        int last = from;
        int otherLast = otherFrom;
        for (Pair cut : cuts) {
            within(last, cut.before, otherLast, cut.after);
            pairs.add(cut);
            last = cut.before + 1;
            otherLast = cut.after + 1;
        }
        within(last, to, otherLast, otherTo);
    }

    /** Pairs rows none of which are equal. */
    private void alike(int from, int to, int otherFrom, int otherTo) {
        long comparisons = (long) (to - from) * (otherTo - otherFrom);
        if (comparisons > MOST_COMPARISONS) {
            byPlace(from, to, otherFrom, otherTo);
        } else if (comparisons > 0) {
            pairs.addAll(best(from, to, otherFrom, otherTo, RowPairs::likeness));
        }
    }

    private void byPlace(int from, int to, int otherFrom, int otherTo) {
        for (int i = 0; i < Math.min(to - from, otherTo - otherFrom); i++) {
            pairs.add(new Pair(from + i, otherFrom + i));
        }
    }

    private enum Step {
        TOGETHER,
        BEFORE,
        AFTER
    }

    /** The pairs in order whose worth is the largest in all. */
    private List<Pair> best(
            int from, int to, int otherFrom, int otherTo, ToDoubleBiFunction<JsonNode, JsonNode> worth) {
        int rows = to - from;
        int others = otherTo - otherFrom;
        Step[][] steps = new Step[rows][others];
        double[] below = new double[others + 1];
        for (int i = rows - 1; i >= 0; i--) {
            double[] here = new double[others + 1];
            for (int j = others - 1; j >= 0; j--) {
                double pair = worth.applyAsDouble(before.get(from + i), after.get(otherFrom + j));
                double together = pair > 0 ? pair + below[j + 1] : -1;
                double most = Math.max(together, Math.max(below[j], here[j + 1]));
                here[j] = most;
                steps[i][j] = most == together ? Step.TOGETHER : most == below[j] ? Step.BEFORE : Step.AFTER;
            }
            below = here;
        }
        List<Pair> found = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < rows && j < others) {
            switch (steps[i][j]) {
                case TOGETHER -> found.add(new Pair(from + i++, otherFrom + j++));
                case BEFORE -> i++;
                case AFTER -> j++;
            }
        }
        return found;
    }

    /** The share of fields that agree, or nothing where it is too small. */
    private static double likeness(JsonNode one, JsonNode other) {
        if (!one.isObject() || !other.isObject()) {
            return 0;
        }
        int fields = other.size();
        int same = 0;
        for (Map.Entry<String, JsonNode> field : one.properties()) {
            JsonNode there = other.get(field.getKey());
            fields += there == null ? 1 : 0;
            same += field.getValue().equals(there) ? 1 : 0;
        }
        double share = fields == 0 ? 0 : (double) same / fields;
        return share >= ALIKE ? share : 0;
    }

    /** Rows that occur once here and once there, as many as stand in the same order: the longest growing subsequence. */
    private List<Pair> cuts(int from, int to, int otherFrom, int otherTo) {
        Map<JsonNode, Integer> here = unique(before, from, to);
        Map<JsonNode, Integer> there = unique(after, otherFrom, otherTo);
        List<Pair> common = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Integer place = there.get(before.get(i));
            if (place != null && place >= 0 && here.getOrDefault(before.get(i), -1) == i) {
                common.add(new Pair(i, place));
            }
        }
        List<Integer> ends = new ArrayList<>();
        int[] previous = new int[common.size()];
        for (int i = 0; i < common.size(); i++) {
            int low = 0;
            int high = ends.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (common.get(ends.get(middle)).after < common.get(i).after) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends.get(low - 1);
            if (low == ends.size()) {
                ends.add(i);
            } else {
                ends.set(low, i);
            }
        }
        List<Pair> longest = new ArrayList<>();
        for (int i = ends.isEmpty() ? -1 : ends.getLast(); i >= 0; i = previous[i]) {
            longest.addFirst(common.get(i));
        }
        return longest;
    }

    /** Where a row is; less than nought when it is in several places. */
    private static Map<JsonNode, Integer> unique(List<JsonNode> rows, int from, int to) {
        Map<JsonNode, Integer> places = new HashMap<>();
        for (int i = from; i < to; i++) {
            places.merge(rows.get(i), i, (one, other) -> -1);
        }
        return places;
    }
}

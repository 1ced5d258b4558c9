package ai.extraly.contract.projection;

import java.util.List;

/**
 * What a comparison of a live read model with a fresh one found.
 *
 * @param compared the number of rows that were looked at
 * @param differing the number of rows that differ
 * @param rows those that differ, as far as they were listed
 */
public record Drift(long compared, long differing, List<DriftedRow> rows) {
    public Drift {
        rows = List.copyOf(rows);
    }
}

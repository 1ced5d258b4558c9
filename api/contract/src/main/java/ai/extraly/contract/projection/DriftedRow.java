package ai.extraly.contract.projection;

import java.util.List;

/**
 * A live row that is not what the events say.
 *
 * @param table where it lies
 * @param id an opaque id, for example that of a document
 * @param fields the names of those that differ, and never their values; empty when the row is missing or surplus
 */
public record DriftedRow(String table, String id, DriftKind kind, List<String> fields) {
    public DriftedRow {
        fields = List.copyOf(fields);
    }
}

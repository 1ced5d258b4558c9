package ai.extraly.vault.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One place in which two results differ.
 *
 * @param path of the field or of the row, for example {@code transactions[3].amount}; as in the later results, but for what was removed
 * @param before null for what was added
 * @param after null for what was removed
 */
public record Difference(
        String path,
        Kind kind,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {
    /** What became of the place. */
    public enum Kind {
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("added")
        ADDED,
        @JsonProperty("removed")
        REMOVED
    }
}

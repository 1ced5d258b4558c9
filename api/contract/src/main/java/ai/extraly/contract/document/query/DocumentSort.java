package ai.extraly.contract.document.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What a list of documents is ordered by; ids break ties. */
public enum DocumentSort {
    @JsonProperty("created_at")
    CREATED_AT("created_at"),

    @JsonProperty("updated_at")
    UPDATED_AT("updated_at");

    private final String wire;

    DocumentSort(String wire) {
        this.wire = wire;
    }

    /** The name of this value in JSON, in URLs and in stored events. */
    public String wire() {
        return wire;
    }

    /** The value whose name is {@code wire}, or empty when there is none. */
    public static Optional<DocumentSort> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }
}

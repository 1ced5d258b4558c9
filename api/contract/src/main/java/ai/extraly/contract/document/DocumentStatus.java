package ai.extraly.contract.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** Where a document stands, as its owner sees it. */
public enum DocumentStatus {
    /** Accepted, waiting for a worker. */
    @JsonProperty("pending")
    PENDING("pending"),

    @JsonProperty("processing")
    PROCESSING("processing"),

    @JsonProperty("completed")
    COMPLETED("completed"),

    @JsonProperty("failed")
    FAILED("failed");

    private final String wire;

    DocumentStatus(String wire) {
        this.wire = wire;
    }

    /** The name of this value in JSON, in URLs and in stored events. */
    public String wire() {
        return wire;
    }

    /** The value whose name is {@code wire}, or empty when there is none. */
    public static Optional<DocumentStatus> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }

    /** Whether nothing further happens to the document unless somebody asks for it. */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED;
    }
}

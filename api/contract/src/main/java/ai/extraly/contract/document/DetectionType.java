package ai.extraly.contract.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What a document is taken for. */
public enum DetectionType {
    @JsonProperty("bank_statement")
    BANK_STATEMENT("bank_statement"),

    @JsonProperty("invoice")
    INVOICE("invoice"),

    @JsonProperty("receipt")
    RECEIPT("receipt"),

    /** Not yet decided: the engine chooses one of the others. */
    @JsonProperty("auto")
    AUTO("auto");

    private final String wire;

    DetectionType(String wire) {
        this.wire = wire;
    }

    /** The name of this value in JSON, in URLs and in stored events. */
    public String wire() {
        return wire;
    }

    /** The value whose name is {@code wire}, or empty when there is none. */
    public static Optional<DetectionType> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }
}

package ai.extraly.contract.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What an account may do beside working with its own documents. */
public enum Role {
    @JsonProperty("user")
    USER("user"),

    /** Reads the history of every account's documents, never their content. */
    @JsonProperty("auditor")
    AUDITOR("auditor"),

    /** Looks after projections, processors, dead letters, plans and roles. */
    @JsonProperty("operator")
    OPERATOR("operator");

    private final String wire;

    Role(String wire) {
        this.wire = wire;
    }

    /** The name of this value in JSON, in URLs and in stored events. */
    public String wire() {
        return wire;
    }

    /** The value whose name is {@code wire}, or empty when there is none. */
    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }
}

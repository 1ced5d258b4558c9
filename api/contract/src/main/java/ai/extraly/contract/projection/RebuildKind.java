package ai.extraly.contract.projection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a new generation of a read model is built for. */
public enum RebuildKind {
    /** It takes the place of the live one. */
    @JsonProperty("rebuild")
    REBUILD,

    /** It is compared with the live one, and dropped. */
    @JsonProperty("verify")
    VERIFY
}

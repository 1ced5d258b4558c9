package ai.extraly.contract.projection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a live row differs from what the events say. */
public enum DriftKind {
    /** The events say that there is one. */
    @JsonProperty("missing")
    MISSING,

    /** The events know of none. */
    @JsonProperty("surplus")
    SURPLUS,

    /** It has other fields, or the same with other values. */
    @JsonProperty("different")
    DIFFERENT
}

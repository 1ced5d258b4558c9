package ai.extraly.contract.projection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a rebuild stands. */
public enum RebuildStatus {
    @JsonProperty("running")
    RUNNING,

    @JsonProperty("completed")
    COMPLETED,

    @JsonProperty("failed")
    FAILED,

    @JsonProperty("cancelled")
    CANCELLED
}

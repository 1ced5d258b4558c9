package ai.extraly.contract.document.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a delivery stands. */
public enum DeliveryStatus {
    /** An attempt is due or being made. */
    @JsonProperty("pending")
    PENDING,

    @JsonProperty("delivered")
    DELIVERED,

    /** No further attempt is made unless somebody asks for one. */
    @JsonProperty("abandoned")
    ABANDONED
}

package ai.extraly.contract.document;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an attempt at telling a receiver did not succeed. */
public enum WebhookFailure {
    /** It answered, but with another status than 2xx. */
    @JsonProperty("bad_status")
    BAD_STATUS("bad_status"),

    /** It did not answer in time. */
    @JsonProperty("timed_out")
    TIMED_OUT("timed_out"),

    /** Its name is unknown at the moment. */
    @JsonProperty("name_unknown")
    NAME_UNKNOWN("name_unknown"),

    /** Its name stands for an address that may not be called. */
    @JsonProperty("forbidden_address")
    FORBIDDEN_ADDRESS("forbidden_address"),

    /** Nobody listens there, or the connection broke. */
    @JsonProperty("unreachable")
    UNREACHABLE("unreachable"),

    /** No trusted connection could be made. */
    @JsonProperty("tls_failed")
    TLS_FAILED("tls_failed"),

    /** What it answered is not HTTP. */
    @JsonProperty("broken_answer")
    BROKEN_ANSWER("broken_answer"),

    /** The process that made the attempt never came back, several times. */
    @JsonProperty("interrupted")
    INTERRUPTED("interrupted");

    private final String wire;

    WebhookFailure(String wire) {
        this.wire = wire;
    }

    /** The name of this value in JSON and in stored events. */
    public String wire() {
        return wire;
    }
}

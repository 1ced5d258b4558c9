package ai.extraly.contract.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** Why a document could not be read. */
public enum FailureReason {
    @JsonProperty("corrupted")
    CORRUPTED("corrupted"),

    @JsonProperty("password_protected")
    PASSWORD_PROTECTED("password_protected"),

    @JsonProperty("no_text_found")
    NO_TEXT_FOUND("no_text_found"),

    @JsonProperty("unsupported_layout")
    UNSUPPORTED_LAYOUT("unsupported_layout"),

    @JsonProperty("too_many_pages")
    TOO_MANY_PAGES("too_many_pages"),

    /** It took too long, or the process that worked on it never came back. */
    @JsonProperty("timed_out")
    TIMED_OUT("timed_out");

    private final String wire;

    FailureReason(String wire) {
        this.wire = wire;
    }

    /** The name of this value in JSON, in URLs and in stored events. */
    public String wire() {
        return wire;
    }

    /** The value whose name is {@code wire}, or empty when there is none. */
    public static Optional<FailureReason> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }
}

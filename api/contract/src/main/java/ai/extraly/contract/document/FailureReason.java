package ai.extraly.contract.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** Why a document could not be read. */
public enum FailureReason {
    @JsonProperty("corrupted")
    CORRUPTED("corrupted", "The file is damaged and cannot be read."),

    @JsonProperty("password_protected")
    PASSWORD_PROTECTED("password_protected", "The file is locked. Submit it again together with its password."),

    @JsonProperty("no_text_found")
    NO_TEXT_FOUND("no_text_found", "No text was found on any page."),

    @JsonProperty("unsupported_layout")
    UNSUPPORTED_LAYOUT("unsupported_layout", "Nothing could be made of the layout. It is none that is understood yet."),

    @JsonProperty("too_many_pages")
    TOO_MANY_PAGES("too_many_pages", "The document has more pages than are accepted."),

    /** It took too long, or the process that worked on it never came back. */
    @JsonProperty("timed_out")
    TIMED_OUT("timed_out", "It took too long to read the document.");

    private final String wire;
    private final String message;

    FailureReason(String wire, String message) {
        this.wire = wire;
        this.message = message;
    }

    /** The name of this value in JSON, in URLs and in stored events. */
    public String wire() {
        return wire;
    }

    /** Says to the owner of the document what was wrong. */
    public String message() {
        return message;
    }

    /** The value whose name is {@code wire}, or empty when there is none. */
    public static Optional<FailureReason> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }
}

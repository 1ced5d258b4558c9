package ai.extraly.engine;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * No results, and why.
 *
 * @param message one plain sentence for the person who sent the document
 */
public record Unreadable(Reason reason, String message) implements Extraction {

    public enum Reason {
        CORRUPTED,
        PASSWORD_PROTECTED,
        NO_TEXT_FOUND,
        UNSUPPORTED_LAYOUT,
        TOO_MANY_PAGES,
        TIMED_OUT;

        /** The name on the wire: lower case with underscores. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package ai.extraly.engine;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a document is read as. */
public enum DetectionType {
    AUTO,
    BANK_STATEMENT,
    INVOICE,
    RECEIPT;

    /** The name on the wire: lower case with underscores. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DetectionType> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst();
    }
}

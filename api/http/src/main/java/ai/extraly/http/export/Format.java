package ai.extraly.http.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What results can be exported as. */
enum Format {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    JSON("application/json"),
    XML("application/xml; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** How it is called in URLs, and at the end of file names. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> of(String wire) {
        return Arrays.stream(values())
                .filter(format -> format.wire().equals(wire))
                .findFirst();
    }
}

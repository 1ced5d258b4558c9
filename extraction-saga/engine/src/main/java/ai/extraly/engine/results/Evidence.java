package ai.extraly.engine.results;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param page       1-based; absent for computed values
 * @param box        left, top, right, bottom in points of the page, origin top left
 * @param text       as printed
 * @param confidence 0 to 1
 * @param detected   true on {@code detection_type} when the engine decided it
 */
public record Evidence(
        @Nullable Integer page,
        @Nullable List<Double> box,
        @Nullable String text,
        double confidence,
        Source source,
        @Nullable Boolean detected) {

    public Evidence {
        box = box == null ? null : List.copyOf(box);
    }

    public static Evidence computed(double confidence) {
        return new Evidence(null, null, null, confidence, Source.COMPUTED, null);
    }

    /** The engine decided what a document is. */
    public static Evidence detected(double confidence) {
        return new Evidence(null, null, null, confidence, Source.TEXT, true);
    }

    /** Where a value was taken from. */
    public enum Source {
        TEXT,
        OCR,
        EMBEDDED_XML,
        COMPUTED,
        CORRECTED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

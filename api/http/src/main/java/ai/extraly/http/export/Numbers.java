package ai.extraly.http.export;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Numbers as they were printed. */
final class Numbers {
    private Numbers() {}

    static BigDecimal of(JsonNode number) {
        return number.decimalValue();
    }

    /** All digits, no exponent. */
    static String plain(JsonNode number) {
        return of(number).toPlainString();
    }
}

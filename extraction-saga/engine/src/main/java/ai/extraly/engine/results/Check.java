package ai.extraly.engine.results;

import org.jspecify.annotations.Nullable;

/** Something that must hold in a document, and whether it does. A failed check is shown and hides nothing. */
public record Check(
        String name,
        boolean passed,
        @Nullable String expected,
        @Nullable String actual) {

    public static Check equal(String name, Object expected, Object actual) {
        return new Check(name, expected.equals(actual), expected.toString(), actual.toString());
    }

    /** Compares amounts whatever their scale. */
    public static Check sameAmount(String name, java.math.BigDecimal expected, java.math.BigDecimal actual) {
        return new Check(name, expected.compareTo(actual) == 0, expected.toPlainString(), actual.toPlainString());
    }
}

package ai.extraly.engine.einvoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what elements say into values, and keeps the words under the path of the field. What has not the form of its kind is not said. */
final class Quotes {

    /** As many digits as a corrected amount may have. */
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,15}(?:\\.\\d{1,8})?0*");

    private static final int DAY = 10;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Map<String, String> byPath = new LinkedHashMap<>();

    @Nullable
    String text(String path, @Nullable Xml element) {
        return value(path, element, text -> SPACE.matcher(text).replaceAll(" "));
    }

    /** A number of an account or a state, without the spaces that people put in. */
    @Nullable
    String code(String path, @Nullable Xml element) {
        return value(path, element, text -> SPACE.matcher(text).replaceAll(""));
    }

    /** Several elements as one value. */
    @Nullable
    String joined(String path, List<String> parts) {
        String joined =
                String.join(", ", parts.stream().filter(part -> !part.isBlank()).toList());
        if (joined.isEmpty()) {
            return null;
        }
        byPath.put(path, joined);
        return joined;
    }

    /** The code of the unit that a quantity is counted in. */
    @Nullable
    String unit(String path, @Nullable Xml quantity) {
        String code = quantity == null ? null : quantity.attribute("unitCode");
        return code == null ? null : joined(path, List.of(code));
    }

    @Nullable
    BigDecimal amount(String path, @Nullable Xml element) {
        return value(path, element, Quotes::amount);
    }

    /** A day, in either of the forms {@code 20260314} and {@code 2026-03-14}; a time behind it does not count. */
    @Nullable
    LocalDate date(String path, @Nullable Xml element) {
        return value(path, element, Quotes::day);
    }

    Map<String, String> byPath() {
        return byPath;
    }

    static @Nullable BigDecimal amount(String text) {
        return AMOUNT.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.indexOf('-') > 0
                    ? LocalDate.parse(text.substring(0, Math.min(DAY, text.length())))
                    : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private <T> @Nullable T value(String path, @Nullable Xml element, Function<String, @Nullable T> form) {
        if (element == null || element.text().isEmpty()) {
            return null;
        }
        T value = form.apply(element.text());
        if (value != null) {
            byPath.put(path, element.text());
        }
        return value;
    }
}

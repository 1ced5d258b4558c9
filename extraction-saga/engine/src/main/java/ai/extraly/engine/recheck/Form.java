package ai.extraly.engine.recheck;

import ai.extraly.engine.recheck.Rechecked.Misshapen;
import ai.extraly.engine.results.TransactionType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds JSON against a record of the documented shapes, so that what may be corrected is whatever may be read, and grows with it. The
 * first thing that does not fit is named.
 */
final class Form {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** More than any amount, quantity or rate that was ever printed. */
    private static final int DIGITS_BEFORE = 15;

    private static final int DIGITS_AFTER = 8;
    private static final int LONGEST_TEXT = 10_000;

    /** Text that is not any text. */
    private static final Map<String, Rule> RULES = Map.of(
            "currency", new Rule("[A-Z]{3}", "This must be a currency code of three letters."),
            "time", new Rule("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?", "This must be a time: HH:MM or HH:MM:SS."),
            "card_last4", new Rule("\\d{4}", "This must be the last four digits."));

    private record Rule(Pattern pattern, String must) {
        Rule(String pattern, String must) {
            this(Pattern.compile(pattern), must);
        }
    }

    private Form() {}

    /** What is wrong, if anything. */
    static Optional<Misshapen> problem(Class<?> form, JsonNode value, String path) {
        if (!value.isObject()) {
            return wrong(path, "This must be an object.");
        }
        Map<String, RecordComponent> fields =
                Arrays.stream(form.getRecordComponents()).collect(Collectors.toMap(Form::name, Function.identity()));
        String prefix = path.isEmpty() ? "" : path + ".";
        for (String name : value.propertyNames()) {
            if (!fields.containsKey(name)) {
                return wrong(prefix + name, "There is no such field.");
            }
        }
        for (Map.Entry<String, RecordComponent> field : fields.entrySet()) {
            Optional<Misshapen> problem =
                    ofField(field.getKey(), field.getValue(), value.get(field.getKey()), prefix + field.getKey());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** In snake case, as written. */
    private static String name(RecordComponent field) {
        return HUMP.matcher(field.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    private static Optional<Misshapen> ofField(
            String name, RecordComponent field, @Nullable JsonNode value, String path) {
        if (value == null || value.isNull()) {
            boolean optional = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return optional ? Optional.empty() : wrong(path, "This must not be missing.");
        }
        Class<?> type = field.getType();
        if (type == String.class) {
            return text(name, value, path);
        }
        if (type == LocalDate.class) {
            return holds(value.isString() && isDate(value.stringValue()), path, "This must be a date: YYYY-MM-DD.");
        }
        if (type == BigDecimal.class) {
            return holds(value.isNumber() && isSensible(value.decimalValue()), path, """
                    This must be a number with at most %d digits before the point and %d after it.""".formatted(
                            DIGITS_BEFORE, DIGITS_AFTER));
        }
        if (type == int.class) {
            return holds(value.isIntegralNumber() && value.canConvertToInt(), path, "This must be a whole number.");
        }
        if (type == TransactionType.class) {
            return holds(
                    value.isString()
                            && (value.stringValue().equals("credit")
                                    || value.stringValue().equals("debit")),
                    path,
                    "This must be credit or debit.");
        }
        return field.getGenericType() instanceof ParameterizedType list
                ? rows(list.getActualTypeArguments()[0], value, path)
                : problem(type, value, path);
    }

    private static Optional<Misshapen> rows(Type row, JsonNode value, String path) {
        if (!value.isArray()) {
            return wrong(path, "This must be a list.");
        }
        for (int i = 0; i < value.size(); i++) {
            Optional<Misshapen> problem = problem((Class<?>) row, value.get(i), path + "[" + i + "]");
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<Misshapen> text(String name, JsonNode value, String path) {
        Rule rule = RULES.get(name);
        return anyText(value, path)
                .or(() -> rule == null
                        ? Optional.empty()
                        : holds(rule.pattern.matcher(value.stringValue()).matches(), path, rule.must));
    }

    /** Text of any content, but not of any length. */
    static Optional<Misshapen> anyText(JsonNode value, String path) {
        return holds(
                value.isString() && value.stringValue().length() <= LONGEST_TEXT,
                path,
                "This must be text of at most %d characters.".formatted(LONGEST_TEXT));
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isSensible(BigDecimal number) {
        return number.scale() <= DIGITS_AFTER && (long) number.precision() - number.scale() <= DIGITS_BEFORE;
    }

    private static Optional<Misshapen> holds(boolean fits, String path, String must) {
        return fits ? Optional.empty() : wrong(path, must);
    }

    private static Optional<Misshapen> wrong(String path, String must) {
        return Optional.of(new Misshapen(path, must));
    }
}

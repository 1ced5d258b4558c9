package ai.extraly.engine.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds amounts in a text, in the number style of its document.
 *
 * <p>Grouping by point, comma, apostrophe or space in threes, or as in India in twos before the last three. A sign may
 * stand before or after, a currency and Dr or Cr too. Digits that belong to a longer code, date or percentage are no amount.
 */
public final class Amounts {

    private static final String MINUS = "[-\\u2010-\\u2015\\u2212\\uFE63]";

    private static final Pattern WITH_POINT = pattern(NumberStyle.POINT);
    private static final Pattern WITH_COMMA = pattern(NumberStyle.COMMA);

    private final Pattern pattern;
    private final NumberStyle style;

    public Amounts(NumberStyle style) {
        this.style = style;
        this.pattern = style == NumberStyle.POINT ? WITH_POINT : WITH_COMMA;
    }

    private static Pattern pattern(NumberStyle style) {
        String group = style == NumberStyle.POINT ? "[,'’ ]" : "[.'’ ]";
        String decimal = Pattern.quote(String.valueOf(style.decimal()));
        String digits = "(?:\\d{1,3}(?:(?<g>" + group + ")\\d{3})(?:\\k<g>\\d{3})*|\\d{1,2}(?:,\\d{2})+,\\d{3}|\\d+)";
        String number = "(?<number>" + digits + "(?:" + decimal + "\\d{1,4})?|" + decimal + "\\d{2})";
        String money = "(?:" + Currencies.ALL.pattern() + ")";
        return Pattern.compile("(?<![\\p{L}\\d.,/:#*])"
                // No mark is longer than this, so most places are passed over before any mark is tried.
                + "(?=[^\\d]{0,20}\\d)"
                + "(?<open>\\()?"
                + "(?<lead>[+]|" + MINUS + ")?\\s?"
                + "(?:(?!\\d)(?<before>" + money + ")\\s?(?<lead2>[+]|" + MINUS + ")?\\s?)?"
                + "(?<![\\d.,/:#*])" + number
                + "(?<close>\\))?"
                + "(?:\\s?(?<trail>[+]|" + MINUS + ")(?![\\p{L}\\d]))?"
                + "(?:\\s?(?<after>" + money + ")(?![\\p{L}\\d]))?"
                + "(?:\\s?(?<direction>" + Directions.ALL.pattern() + ")\\b\\.?)?"
                + "(?!\\d|[.,/:](?=\\d)|\\s?%|[\\p{L}])");
    }

    public NumberStyle style() {
        return style;
    }

    /** All amounts, left to right. Whole numbers are among them: the caller knows whether they can be money. */
    public List<Found<Amount>> in(String text) {
        List<Found<Amount>> found = new ArrayList<>();
        if (text.chars().noneMatch(Character::isDigit)) {
            return found;
        }
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(new Found<>(amount(matcher), matcher.start(), matcher.end()));
        }
        return found;
    }

    /** The amount that is the whole text. */
    public Optional<Amount> parse(String text) {
        String trimmed = text.strip();
        return in(trimmed).stream()
                .filter(found -> found.isWhole(trimmed))
                .map(Found::value)
                .findFirst();
    }

    private Amount amount(Matcher matcher) {
        BigDecimal value = value(matcher.group("number"));
        String lead = matcher.group("lead") == null ? matcher.group("lead2") : matcher.group("lead");
        String trail = matcher.group("trail");
        boolean parentheses = matcher.group("open") != null && matcher.group("close") != null;
        boolean negative = parentheses || minus(lead) || minus(trail);
        return new Amount(
                negative ? value.negate() : value,
                negative || lead != null || trail != null,
                direction(matcher.group("direction")),
                currency(matcher.group("before"), matcher.group("after")));
    }

    private BigDecimal value(String number) {
        StringBuilder plain = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == style.decimal()) {
                plain.append('.');
            } else if (c >= '0' && c <= '9') {
                plain.append(c);
            }
        }
        return new BigDecimal(plain.toString());
    }

    private static boolean minus(@Nullable String sign) {
        return sign != null && !sign.equals("+");
    }

    private static Amount.@Nullable Direction direction(@Nullable String mark) {
        return mark == null ? null : Directions.ALL.of(mark).orElse(null);
    }

    private static @Nullable String currency(@Nullable String before, @Nullable String after) {
        String mark = before == null ? after : before;
        return mark == null ? null : Currencies.ALL.code(mark).orElse(null);
    }
}

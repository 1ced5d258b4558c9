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

    private final Currencies currencies;
    private final Pattern pattern;
    private final NumberStyle style;

    public Amounts(NumberStyle style, Currencies currencies) {
        this.style = style;
        this.currencies = currencies;
        String group = style == NumberStyle.POINT ? "[,'’ ]" : "[.'’ ]";
        String decimal = Pattern.quote(String.valueOf(style.decimal()));
        String digits = "(?:\\d{1,3}(?:(?<g>" + group + ")\\d{3})(?:\\k<g>\\d{3})*|\\d{1,2}(?:,\\d{2})+,\\d{3}|\\d+)";
        String number = "(?<number>" + digits + "(?:" + decimal + "\\d{1,4})?|" + decimal + "\\d{2})";
        String money = "(?:" + currencies.pattern() + ")";
        this.pattern = Pattern.compile("(?<![\\p{L}\\d.,/:#*])"
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
        String digits = matcher.group("number").replaceAll("[^\\d" + style.decimal() + "]", "");
        BigDecimal value = new BigDecimal(digits.replace(style.decimal(), '.'));
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

    private static boolean minus(@Nullable String sign) {
        return sign != null && !sign.equals("+");
    }

    private static Amount.@Nullable Direction direction(@Nullable String mark) {
        return mark == null ? null : Directions.ALL.of(mark).orElse(null);
    }

    private @Nullable String currency(@Nullable String before, @Nullable String after) {
        String mark = before == null ? after : before;
        return mark == null ? null : currencies.code(mark).orElse(null);
    }
}

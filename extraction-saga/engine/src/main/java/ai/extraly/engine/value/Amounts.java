package ai.extraly.engine.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds amounts in a text, in the number style of its document.
 *
 * <p>Grouping by point, comma, apostrophe or space in threes, or as in India in twos before the last three. A sign may
 * stand before or after, a currency and Dr or Cr too. Digits that belong to a longer code, date or percentage are no amount.
 */
public final class Amounts {

    private static final String MINUS = "[-\\u2010-\\u2015\\u2212\\uFE63]";

    /** An amount has a digit after at most so many characters: no currency's mark is longer. */
    private static final int BEFORE_DIGITS = 20;

    /** A pattern that no text matches. */
    private static final String NOTHING = "(?!)";

    private static final Map<NumberStyle, Pattern> ANY = patterns(Currencies.ALL.pattern());

    /** Most amounts have no currency beside them, and there are hundreds of marks to be tried for one. */
    private static final Map<NumberStyle, Pattern> WITHOUT_CURRENCY = patterns(NOTHING);

    private final NumberStyle style;

    public Amounts(NumberStyle style) {
        this.style = style;
    }

    private static Map<NumberStyle, Pattern> patterns(String currency) {
        return Arrays.stream(NumberStyle.values())
                .collect(Collectors.toMap(style -> style, style -> pattern(style, currency)));
    }

    static Pattern pattern(NumberStyle style, String currency) {
        String group = style == NumberStyle.POINT ? "[,'’ ]" : "[.'’ ]";
        String decimal = Pattern.quote(String.valueOf(style.decimal()));
        String digits = "(?:\\d{1,3}(?:(?<g>" + group + ")\\d{3})(?:\\k<g>\\d{3})*|\\d{1,2}(?:,\\d{2})+,\\d{3}|\\d+)";
        String number = "(?<number>" + digits + "(?:" + decimal + "\\d{1,4})?|" + decimal + "\\d{2})";
        String money = "(?:" + currency + ")";
        return Pattern.compile("(?<![\\p{L}\\d.,/:#*])"
                + "(?=[^\\d]{0," + BEFORE_DIGITS + "}\\d)"
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
        int digit = Digits.next(text, 0);
        if (digit == text.length()) {
            return found;
        }
        boolean currency = Currencies.ALL.mayBeIn(text);
        Matcher matcher = Digits.matcher(Objects.requireNonNull((currency ? ANY : WITHOUT_CURRENCY).get(style)), text);
        int at = 0;
        while (digit < text.length()) {
            at = Math.max(at, digit - BEFORE_DIGITS);
            while (at <= digit && !mayBegin(text, at, currency)) {
                at++;
            }
            if (at <= digit) {
                if (matcher.region(at, text.length()).lookingAt()) {
                    found.add(new Found<>(amount(matcher), matcher.start(), matcher.end()));
                    at = matcher.end();
                } else {
                    at++;
                }
            }
            digit = at > digit ? Digits.next(text, at) : digit;
        }
        return found;
    }

    /** Whether the pattern has a chance here. It is large, and at most places of a text one look at two characters says no. */
    private boolean mayBegin(String text, int at, boolean currency) {
        char c = text.charAt(at);
        if (at > 0) {
            char before = text.charAt(at - 1);
            if (Digits.is(before) || Character.isLetter(before) || ".,/:#*".indexOf(before) >= 0) {
                return false;
            }
        }
        return Digits.is(c)
                || Digits.isSpace(c)
                || c == '('
                || c == '+'
                || c == style.decimal()
                || isMinus(c)
                || (currency && Currencies.ALL.mayBegin(text, at));
    }

    private static boolean isMinus(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '\uFE63';
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

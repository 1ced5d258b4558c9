package ai.extraly.engine.value;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which character stands before the decimals in a document. Everything else that may stand in a number groups. */
public enum NumberStyle {
    POINT('.'),
    COMMA(',');

    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d])\\d[\\d.,'’ ]*\\d(?![\\p{L}\\d])");

    /** "03.02" is a date as often as an amount, so it tells nothing. */
    private static final Pattern DAY_AND_MONTH = Pattern.compile("[0-3]?\\d\\.[01]\\d\\.?");

    private final char decimal;

    NumberStyle(char decimal) {
        this.decimal = decimal;
    }

    public char decimal() {
        return decimal;
    }

    /**
     * Decided by a census of all that looks like a number: both marks in one number is proof, two digits after the last
     * mark is a strong hint, three digits after a single mark a weak one for grouping. Dates vote for neither.
     *
     * @param fallback used when nothing votes
     */
    public static NumberStyle of(Stream<String> texts, NumberStyle fallback) {
        Map<NumberStyle, Integer> votes = new HashMap<>();
        texts.forEach(text -> count(text, votes));
        int point = votes.getOrDefault(POINT, 0);
        int comma = votes.getOrDefault(COMMA, 0);
        return point == comma ? fallback : point > comma ? POINT : COMMA;
    }

    private static void count(String text, Map<NumberStyle, Integer> votes) {
        if (text.indexOf('.') < 0 && text.indexOf(',') < 0) {
            return;
        }
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            String number = numbers.group();
            int dot = number.lastIndexOf('.');
            int comma = number.lastIndexOf(',');
            int last = Math.max(dot, comma);
            int decimals = number.length() - 1 - last;
            if (last < 0 || number.indexOf(' ', last) >= 0) {
                continue;
            }
            if (dot > comma && DAY_AND_MONTH.matcher(number).matches()) {
                continue;
            }
            NumberStyle marked = dot > comma ? POINT : COMMA;
            boolean once = number.indexOf(number.charAt(last)) == last;
            if (dot >= 0 && comma >= 0 && once) {
                votes.merge(marked, 10, Integer::sum);
            } else if (once && decimals == 2) {
                votes.merge(marked, 5, Integer::sum);
            } else if (once && decimals == 3 && last <= 3) {
                votes.merge(marked == POINT ? COMMA : POINT, 1, Integer::sum);
            } else if (!once && marked == COMMA) {
                votes.merge(POINT, 5, Integer::sum);
            }
        }
    }
}

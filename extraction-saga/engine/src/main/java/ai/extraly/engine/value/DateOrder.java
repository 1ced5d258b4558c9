package ai.extraly.engine.value;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a document prints the day or the month first in numeric dates. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST;

    private static final Pattern NUMERIC =
            Pattern.compile("(?<![\\d.,/-])(\\d{1,2})([-./])(\\d{1,2})(?!\\d)(?:\\2(?:\\d{4}|\\d{2}))?(?![\\d/-])");

    /**
     * Decided by a census: a number above twelve cannot be a month.
     *
     * @param fallback used when no date tells
     */
    public static DateOrder of(Stream<String> texts, DateOrder fallback) {
        int[] votes = new int[2];
        texts.forEach(text -> count(text, votes));
        return votes[0] == votes[1] ? fallback : votes[0] > votes[1] ? DAY_FIRST : MONTH_FIRST;
    }

    private static void count(String text, int[] votes) {
        List<Integer> days = DateStarts.in(text).days();
        if (days.isEmpty()) {
            return;
        }
        Matcher date = Digits.matcher(NUMERIC, text);
        int from = 0;
        for (int day : days) {
            if (day < from || !date.region(day, text.length()).lookingAt()) {
                continue;
            }
            from = date.end();
            int first = Integer.parseInt(date.group(1));
            int second = Integer.parseInt(date.group(3));
            boolean dayFirst = first > 12 && first <= 31 && second >= 1 && second <= 12;
            boolean monthFirst = second > 12 && second <= 31 && first >= 1 && first <= 12;
            // A point parts decimals too, so it only counts in a full date.
            int weight = date.group().length() >= 8 ? 5 : date.group(2).equals("/") ? 1 : 0;
            votes[0] += dayFirst ? weight : 0;
            votes[1] += monthFirst ? weight : 0;
        }
    }
}

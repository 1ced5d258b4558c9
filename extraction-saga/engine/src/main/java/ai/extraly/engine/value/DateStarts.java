package ai.extraly.engine.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Where dates of each form may begin in a text: at runs of digits as long as a day, a year, or a whole date, and at the words
 * before a day. Most texts have no such place, and then none of the many patterns for dates is tried.
 *
 * @param years    runs of four digits before a mark that parts dates
 * @param compact  runs of eight digits
 * @param days     runs of one or two digits with something behind them that a date goes on with
 * @param months   words of three letters or more right before a run of one or two digits
 */
record DateStarts(List<Integer> years, List<Integer> compact, List<Integer> days, List<Integer> months) {

    private static final int SHORTEST_MONTH = 3;

    static DateStarts in(String text) {
        DateStarts starts =
                new DateStarts(new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0));
        int end;
        for (int start = Digits.next(text, 0); start < text.length(); start = Digits.next(text, end)) {
            end = Digits.end(text, start);
            switch (end - start) {
                case 1, 2 -> starts.addDay(text, start, end);
                case 4 -> {
                    if (end < text.length() && isMark(text.charAt(end))) {
                        starts.years.add(start);
                    }
                }
                case 8 -> starts.compact.add(start);
                default -> {}
            }
        }
        return starts;
    }

    private void addDay(String text, int start, int end) {
        boolean decimals = start > 0 && ".,/".indexOf(text.charAt(start - 1)) >= 0;
        if (!decimals && end < text.length() && text.charAt(end) != ',') {
            days.add(start);
        }
        int month = wordBefore(text, start);
        if (month >= 0) {
            months.add(month);
        }
    }

    /** The start of the word before {@code at}, which a full stop and one space or dash may part from it; negative when there is none. */
    private static int wordBefore(String text, int at) {
        int end = at;
        if (end > 0 && (Digits.isSpace(text.charAt(end - 1)) || text.charAt(end - 1) == '-')) {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == '.') {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return end - start >= SHORTEST_MONTH ? start : -1;
    }

    private static boolean isMark(char c) {
        return c == '-' || c == '.' || c == '/';
    }

    boolean isEmpty() {
        return years.isEmpty() && compact.isEmpty() && days.isEmpty() && months.isEmpty();
    }
}

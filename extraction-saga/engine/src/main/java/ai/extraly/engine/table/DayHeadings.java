package ai.extraly.engine.table;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Segment;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days on lines of their own, where rows bear none. */
final class DayHeadings {

    /** A day belongs to the row above it within this distance, from baseline to baseline. Of the font size. */
    private static final double LEADING = 1.75;

    private final Lexicon lexicon;
    private final Titles titles;
    private final RowWords words;

    DayHeadings(Lexicon lexicon, Titles titles, RowWords words) {
        this.lexicon = lexicon;
        this.titles = titles;
        this.words = words;
    }

    /** The day that a line gives the rows under it. */
    Optional<DateMark> in(MarkedLine line, Map<Integer, MoneyMark> money) {
        return money.isEmpty() ? titles.dayOf(line) : summed(line, money);
    }

    /** "2 March … balance of the day 100.00" heads its rows; whether the balance is that before or after them it does not say. */
    private Optional<DateMark> summed(MarkedLine line, Map<Integer, MoneyMark> money) {
        Segment first = line.line().segments().getFirst();
        return Special.of(words.said(line, money), false, lexicon)
                .filter(Special::isBalance)
                .flatMap(balance -> line.dates().stream()
                        .filter(mark -> mark.leading()
                                && mark.segment().equals(first)
                                && mark.end() == first.text().length())
                        .findFirst());
    }

    /** Whether days stand under their rows, not over them: close under the first row, and no row comes after the last. */
    boolean standUnder(Piece piece, Grid grid) {
        @Nullable Line row = null;
        boolean under = false;
        boolean after = false;
        for (MarkedLine line : piece.lines()) {
            Map<Integer, MoneyMark> money = grid.moneyOf(line);
            if (!money.isEmpty()
                    && Special.of(words.said(line, money), false, lexicon).isEmpty()) {
                row = line.line();
                after = true;
            } else if (money.isEmpty() && titles.dayOf(line).isPresent()) {
                if (row == null || (!under && isFar(row, line.line()))) {
                    return false;
                }
                under = true;
                after = false;
            }
        }
        return under && !after;
    }

    private static boolean isFar(Line row, Line under) {
        return under.baseline() - row.baseline() > LEADING * row.size();
    }
}

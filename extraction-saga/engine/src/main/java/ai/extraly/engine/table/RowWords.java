package ai.extraly.engine.table;

import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Directions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words in the rows of one grid, and where rows stand. */
final class RowWords {

    private final Grid grid;

    /** None, as long as no piece is read. */
    static final RowWords NONE = new RowWords(Grid.NONE);

    RowWords(Grid grid) {
        this.grid = grid;
    }

    /** All that a line says inside the table, whatever column it stands in. */
    String said(MarkedLine line, Map<Integer, MoneyMark> money) {
        List<String> said = new ArrayList<>();
        for (Segment segment : line.line().segments()) {
            boolean inside = segment.box().left() >= grid.left() - segment.size()
                    && segment.box().left() <= grid.right();
            boolean amount = money.values().stream()
                    .anyMatch(mark -> mark.alone() && mark.segment().equals(segment));
            boolean day = line.dates().stream()
                    .anyMatch(mark -> mark.segment().equals(segment)
                            && mark.leading()
                            && mark.end() == segment.text().length());
            if (inside && !amount && !day) {
                said.add(segment.text());
            }
        }
        return String.join(" ", said);
    }

    /** The phrases of a line that are no amount, no date in its column, and inside the table. */
    List<Segment> in(MarkedLine line, Map<Integer, MoneyMark> money, @Nullable DateMark date) {
        List<Segment> words = new ArrayList<>();
        for (Segment segment : line.line().segments()) {
            @Nullable Segment rest = segment;
            for (MoneyMark mark : money.values()) {
                rest = rest != null && mark.segment().equals(segment)
                        ? Cut.before(rest, mark.box().left())
                        : rest;
            }
            for (DateMark day : days(line, date)) {
                rest = rest != null && day.segment().equals(segment)
                        ? Cut.after(rest, day.box().right())
                        : rest;
            }
            if (rest != null && isWords(rest) && !isValue(rest, line, money.isEmpty())) {
                words.add(rest);
            }
        }
        // "Deposit" is a mark beside a description, and a description where there is no other.
        List<Segment> more = words.stream()
                .filter(segment -> Directions.ALL.of(segment.text()).isEmpty())
                .toList();
        return more.isEmpty() ? words : more;
    }

    /** The dates of the row itself: that of its day, and that of its value. */
    private List<DateMark> days(MarkedLine line, @Nullable DateMark date) {
        List<DateMark> days = new ArrayList<>();
        if (date != null) {
            days.add(date);
        }
        grid.dateIn(grid.value(), line).ifPresent(days::add);
        return days;
    }

    /** Phrases that are nothing but a date or an amount are values of columns of no interest. */
    private static boolean isValue(Segment segment, MarkedLine line, boolean continuing) {
        boolean amount = !continuing
                && line.money().stream()
                        .anyMatch(mark -> mark.segment().equals(segment)
                                && mark.alone()
                                && mark.amount().hasDecimals());
        return amount
                || line.dates().stream()
                        .anyMatch(mark -> mark.segment().equals(segment)
                                && mark.leading()
                                && mark.end() >= segment.text().length());
    }

    private boolean isWords(Segment segment) {
        double size = segment.size();
        boolean inside =
                segment.box().left() >= grid.left() - size && segment.box().left() <= grid.right();
        boolean inDates = isIn(grid.date(), segment) || isIn(grid.value(), segment);
        boolean hasLetters = segment.text().chars().anyMatch(Character::isLetterOrDigit);
        return inside && !inDates && hasLetters && !grid.isAside(segment);
    }

    /** Times and second dates under a date are no words of the entry. */
    private static boolean isIn(@Nullable Column column, Segment segment) {
        return column != null
                && segment.text().chars().noneMatch(Character::isLetter)
                && column.overlap(segment.box()) > 0;
    }

    /** How far apart entries are at least, from baseline to baseline. */
    double pitch(Piece piece) {
        double pitch = Double.MAX_VALUE;
        double last = Double.NaN;
        for (MarkedLine line : piece.lines()) {
            if (!grid.moneyOf(line).isEmpty()) {
                double step = line.line().baseline() - last;
                pitch = step > 0 ? Math.min(pitch, step) : pitch;
                last = line.line().baseline();
            }
        }
        return pitch == Double.MAX_VALUE ? 0 : pitch;
    }

    /** Where the words of entries begin. */
    double left(Piece piece) {
        double left = Double.MAX_VALUE;
        for (MarkedLine line : piece.lines()) {
            Map<Integer, MoneyMark> money = grid.moneyOf(line);
            @Nullable DateMark date = grid.dateIn(grid.date(), line).orElse(null);
            if (!money.isEmpty() && date != null) {
                for (Segment segment : in(line, money, date)) {
                    left = Math.min(left, segment.box().left());
                }
            }
        }
        return left == Double.MAX_VALUE ? grid.left() : left;
    }
}

package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of one layout stand.
 *
 * @param money   columns of amounts, left to right
 * @param date    the column of the dates that rows are told by; null when the layout has none
 * @param value   a second column of dates
 * @param header  the head, where there is one
 * @param left    where the table begins
 * @param right   where it ends
 * @param wholeNumbers whether its document prints money without decimals
 * @param inOrder amounts are told by their order from the right, because rows are set without columns
 */
public record Grid(
        List<Column> money,
        @Nullable Column date,
        @Nullable Column value,
        @Nullable Header header,
        double left,
        double right,
        boolean wholeNumbers,
        boolean inOrder) {

    /** Amounts behind words belong to a column only where they end with it. Of the font size. */
    private static final double ALIGNED = 0.5;

    static final Grid NONE = new Grid(List.of(), null, null, null, 0, 0, false, false);

    public Grid {
        money = List.copyOf(money);
    }

    /** The amounts of a line by column. */
    Map<Integer, MoneyMark> moneyOf(MarkedLine line) {
        Map<Integer, MoneyMark> found = new TreeMap<>();
        boolean dated = date != null && dateIn(date, line).isPresent();
        List<MoneyMark> marks = line.money().stream()
                .filter(mark -> mark.tail()
                        && (dated
                                || wholeNumbers
                                || (date == null && mark.alone())
                                || mark.amount().hasDecimals()))
                .toList();
        for (int i = 0; i < marks.size(); i++) {
            MoneyMark mark = marks.get(i);
            int ordinal = money.size() - marks.size() + i;
            OptionalInt column = inOrder ? OptionalInt.of(ordinal) : columnOf(mark);
            column.ifPresent(at -> found.put(at, mark));
        }
        found.keySet().removeIf(at -> at < 0);
        return found;
    }

    /** The column that an amount stands in. */
    private OptionalInt columnOf(MoneyMark mark) {
        int best = -1;
        for (int i = 0; i < money.size(); i++) {
            double shared = money.get(i).overlap(mark.box());
            boolean aligned = mark.alone()
                    || Math.abs(mark.box().right() - money.get(i).right())
                            < ALIGNED * mark.segment().size();
            if (aligned
                    && shared
                            > 0.3
                                    * Math.min(
                                            mark.box().width(),
                                            money.get(i).right() - money.get(i).left())
                    && (best < 0 || shared > money.get(best).overlap(mark.box()))) {
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    Optional<DateMark> dateIn(@Nullable Column column, MarkedLine line) {
        if (column == null) {
            return Optional.empty();
        }
        return line.dates().stream()
                .filter(DateMark::leading)
                .filter(mark -> column.overlap(mark.box()) > 0.3 * mark.box().width())
                .findFirst();
    }

    /** Whether days may stand over their rows: these have no dates, or only those of their value. */
    boolean isDatedByHeadings() {
        return date == null
                || (header != null
                        && header.cells().stream()
                                .filter(cell -> date.overlap(cell.box()) > 0)
                                .anyMatch(cell -> cell.mayBe(Role.VALUE_DATE) && !cell.mayBe(Role.DATE)));
    }

    /** Whether the head says that the day of value stands under the day of booking. */
    boolean datesAreStacked() {
        return date != null
                && header != null
                && header.cells().stream()
                        .filter(cell -> date.overlap(cell.box()) > 0)
                        .anyMatch(cell -> cell.mayBe(Role.VALUE_DATE) && cell.mayBe(Role.DATE));
    }

    /** Whether a phrase stands under a head that is no description: a reference, a code, a type. */
    boolean isAside(Segment segment) {
        return cellOver(segment.box())
                .filter(cell -> !cell.roles().isEmpty() && !cell.mayBe(Role.DESCRIPTION))
                .filter(cell -> cell.mayBe(Role.REFERENCE) || cell.mayBe(Role.TYPE) || cell.mayBe(Role.DIRECTION))
                .isPresent();
    }

    /** Phrases under different heads of words are read column by column. */
    int wordColumn(Segment segment) {
        return header == null
                ? 0
                : cellOver(segment.box()).map(header.cells()::indexOf).orElse(0);
    }

    boolean isReference(Segment segment) {
        return isAside(segment)
                && cellOver(segment.box())
                        .filter(cell -> cell.mayBe(Role.REFERENCE))
                        .isPresent();
    }

    /** The head that a box stands under: the one whose width it shares most, else the last that begins left of it. */
    Optional<HeaderCell> cellOver(Box box) {
        if (header == null) {
            return Optional.empty();
        }
        HeaderCell best = null;
        double shared = 0;
        for (HeaderCell cell : header.cells()) {
            double overlap = cell.box().overlapX(box);
            if (overlap > shared) {
                best = cell;
                shared = overlap;
            }
        }
        if (best == null) {
            for (HeaderCell cell : header.cells()) {
                best = cell.box().left() <= box.left() + 1 ? cell : best;
            }
        }
        return Optional.ofNullable(best);
    }
}

package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a layout from where its amounts and dates stand. */
public final class Grids {

    /** How far amounts may stand outside the head's width: heads are often set left over columns that are set right. In font sizes. */
    private static final double OVERHANG = 5;

    /** More rows than this with amounts that end with no column, and there are no columns. */
    private static final double ADRIFT = 0.5;

    /** Where no date vouches for a row, nothing of it begins further than this behind the head. In font sizes. */
    private static final double BESIDE = 1.5;

    /** Amounts that stand together more rarely than this are strays. Of the fullest column. */
    private static final double STRAY = 0.04;

    private final boolean wholeNumbers;

    /** @param wholeNumbers whether the document prints money without decimals */
    public Grids(boolean wholeNumbers) {
        this.wholeNumbers = wholeNumbers;
    }

    public Grid of(List<Piece> pieces) {
        @Nullable
        Header header = pieces.stream()
                .map(Piece::header)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        List<MarkedLine> lines =
                pieces.stream().flatMap(piece -> piece.lines().stream()).toList();
        List<Column> aligned = money(lines, header);
        boolean inOrder = isInOrder(lines, aligned);
        List<Column> money = inOrder ? inOrder(lines) : aligned;
        boolean alone = lines.stream()
                .flatMap(line -> line.money().stream())
                .anyMatch(mark -> mark.alone() && in(money, mark.box()));
        // "2 March … balance of the day 100.00" heads rows; it is none.
        List<Column> dates = Clusters.of(lines.stream()
                .filter(line -> line.money().stream()
                        .anyMatch(mark -> (mark.alone() || inOrder || !alone) && in(money, mark.box())))
                .flatMap(line -> line.dates().stream())
                .filter(DateMark::leading)
                .map(DateMark::box)
                .toList());
        @Nullable Column date = date(dates, header);
        @Nullable Column value = value(dates, date, header);
        double left = date == null ? Double.MAX_VALUE : header == null ? rowsLeft(lines, money, date) : date.left();
        double right = money.isEmpty() ? -Double.MAX_VALUE : money.getLast().right();
        if (header != null) {
            left = Math.min(left, header.box().left());
            right = Math.max(right, header.box().right());
        }
        return new Grid(
                hinted(money, header),
                date,
                value,
                header,
                left == Double.MAX_VALUE ? 0 : left,
                right,
                wholeNumbers,
                inOrder);
    }

    /** Where the rows of a table without a head begin: dates need not stand first. */
    private static double rowsLeft(List<MarkedLine> lines, List<Column> money, Column date) {
        return lines.stream()
                .filter(line -> line.money().stream().anyMatch(mark -> in(money, mark.box()))
                        && line.dates().stream().anyMatch(mark -> date.overlap(mark.box()) > 0))
                .mapToDouble(line -> line.line().box().left())
                .min()
                .orElse(date.left());
    }

    /** Whether most rows hold amounts behind words that end with no column: a table that lost its columns. */
    private static boolean isInOrder(List<MarkedLine> lines, List<Column> columns) {
        int rows = 0;
        int lost = 0;
        for (MarkedLine line : lines) {
            List<MoneyMark> tails = tails(line);
            if (!tails.isEmpty()) {
                rows++;
                lost += tails.stream().anyMatch(mark -> !mark.alone() && !endsWith(columns, mark)) ? 1 : 0;
            }
        }
        return lost >= 2 && lost > ADRIFT * rows;
    }

    private static boolean endsWith(List<Column> columns, MoneyMark mark) {
        return columns.stream()
                .anyMatch(column -> Math.abs(column.right() - mark.box().right()) < 1);
    }

    private static List<MoneyMark> tails(MarkedLine line) {
        boolean dated = line.dates().stream().anyMatch(DateMark::leading);
        return line.money().stream()
                .filter(mark -> dated && mark.tail() && mark.amount().hasDecimals())
                .toList();
    }

    /** As many columns as most rows have amounts. Where they stand is of no use, so they span the whole line. */
    private static List<Column> inOrder(List<MarkedLine> lines) {
        Map<Integer, Integer> counts = new TreeMap<>();
        List<Box> boxes = new ArrayList<>();
        for (MarkedLine line : lines) {
            List<MoneyMark> tails = tails(line);
            tails.forEach(mark -> boxes.add(mark.box()));
            if (!tails.isEmpty()) {
                counts.merge(tails.size(), 1, Integer::sum);
            }
        }
        int usual = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        Box all = boxes.stream().reduce(Box::union).orElseThrow();
        return Collections.nCopies(usual, new Column(all.left(), all.right(), boxes.size(), Set.of()));
    }

    private static boolean in(List<Column> columns, Box box) {
        return columns.stream().anyMatch(column -> column.overlap(box) > 0);
    }

    private List<Column> money(List<MarkedLine> lines, @Nullable Header header) {
        List<Box> boxes = new ArrayList<>();
        for (MarkedLine line : lines) {
            for (MoneyMark mark : line.money()) {
                if (mark.alone() && isMoney(mark, line, header) && within(mark, line, header)) {
                    boxes.add(mark.box());
                }
            }
        }
        List<Column> columns = Clusters.of(boxes);
        boolean few = boxes.size() <= 3;
        int most = columns.stream().mapToInt(Column::support).max().orElse(0);
        columns.removeIf(column ->
                !few && headOver(column, header) == null && (column.support() < 2 || column.support() < STRAY * most));
        return columns.isEmpty() ? tails(lines) : columns;
    }

    /** Amounts at the ends of phrases: rows that are set without gaps. */
    private List<Column> tails(List<MarkedLine> lines) {
        List<Column> columns = Clusters.of(lines.stream()
                .filter(line -> line.dates().stream().anyMatch(DateMark::leading))
                .flatMap(line -> line.money().stream())
                .filter(mark -> mark.tail() && (mark.amount().hasDecimals() || wholeNumbers))
                .map(MoneyMark::box)
                .toList());
        columns.removeIf(column -> column.support() < 3);
        return columns;
    }

    private boolean isMoney(MoneyMark mark, MarkedLine line, @Nullable Header header) {
        if (mark.amount().hasDecimals()) {
            return true;
        }
        boolean headed = header != null
                && header.cells().stream()
                        .anyMatch(cell -> cell.isMoney() && cell.box().overlapX(mark.box()) > 0);
        boolean dated = line.dates().stream().anyMatch(DateMark::leading);
        return (headed && (dated || wholeNumbers))
                || (wholeNumbers && (mark.amount().signed() || mark.amount().currency() != null));
    }

    private static boolean within(MoneyMark mark, MarkedLine line, @Nullable Header header) {
        if (header == null) {
            return true;
        }
        double size = mark.segment().size();
        boolean row = line.dates().stream()
                .anyMatch(date -> date.leading() && date.box().overlapX(header.box()) > 0);
        return mark.box().left() > header.box().left() - size
                && mark.box().right() < header.box().right() + OVERHANG * size
                && (row || mark.box().left() < header.box().right() + BESIDE * size);
    }

    private static @Nullable HeaderCell headOver(Column column, @Nullable Header header) {
        if (header == null) {
            return null;
        }
        return header.cells().stream()
                .filter(HeaderCell::isMoney)
                .filter(cell -> column.overlap(cell.box()) > 0)
                .findFirst()
                .orElse(null);
    }

    /** Each column with what the head over it says; where heads stand beside their columns, they are taken in order. */
    private static List<Column> hinted(List<Column> columns, @Nullable Header header) {
        if (header == null) {
            return columns;
        }
        List<HeaderCell> heads =
                header.cells().stream().filter(HeaderCell::isMoney).toList();
        List<Column> hinted = new ArrayList<>();
        boolean all = true;
        for (Column column : columns) {
            HeaderCell best = null;
            for (HeaderCell cell : header.cells()) {
                if (column.overlap(cell.box()) > 0
                        && (best == null || column.overlap(cell.box()) > column.overlap(best.box()))) {
                    best = cell;
                }
            }
            all &= best != null && best.isMoney();
            hinted.add(best == null ? column : column.with(best.roles()));
        }
        if (!all && heads.size() == columns.size()) {
            hinted.clear();
            for (int i = 0; i < columns.size(); i++) {
                hinted.add(columns.get(i).with(heads.get(i).roles()));
            }
        }
        return hinted;
    }

    private static @Nullable Column date(List<Column> dates, @Nullable Header header) {
        int most = dates.stream().mapToInt(Column::support).max().orElse(0);
        if (header != null) {
            for (HeaderCell cell : header.cells()) {
                if (cell.mayBe(Role.DATE)) {
                    for (Column column : dates) {
                        if (column.overlap(cell.box()) > 0 && 4 * column.support() >= most) {
                            return column;
                        }
                    }
                }
            }
        }
        return dates.stream()
                .filter(column -> 2 * column.support() >= most)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Column value(List<Column> dates, @Nullable Column date, @Nullable Header header) {
        if (date == null) {
            return null;
        }
        for (Column column : dates) {
            boolean headed = header != null
                    && header.cells().stream()
                            .anyMatch(cell -> cell.mayBe(Role.VALUE_DATE) && column.overlap(cell.box()) > 0);
            if (!column.equals(date) && headed) {
                return column;
            }
        }
        return null;
    }
}

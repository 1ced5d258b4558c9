package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Boxes that stand over one another to columns. Columns of a table do not overlap, so what overlaps is one column. */
final class Clusters {

    /** Boxes that share less than this of the narrower one stand beside each other: kerning and slanted scans let columns touch. */
    private static final double SHARED = 0.3;

    private Clusters() {}

    /** Left to right. */
    static List<Column> of(List<Box> boxes) {
        List<Box> sorted = new ArrayList<>(boxes);
        sorted.sort(Comparator.comparingDouble(Box::width));
        List<Column> columns = new ArrayList<>();
        for (Box box : sorted) {
            Column home = null;
            for (Column column : columns) {
                double shared = column.overlap(box);
                double narrower = Math.min(box.width(), column.right() - column.left());
                if (shared > SHARED * narrower && (home == null || shared > home.overlap(box))) {
                    home = column;
                }
            }
            if (home == null) {
                columns.add(new Column(box.left(), box.right(), 1, Set.of()));
            } else {
                columns.set(
                        columns.indexOf(home),
                        new Column(
                                Math.min(home.left(), box.left()),
                                Math.max(home.right(), box.right()),
                                home.support() + 1,
                                Set.of()));
            }
        }
        columns.sort(Comparator.comparingDouble(Column::left));
        return columns;
    }
}

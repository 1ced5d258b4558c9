package ai.extraly.engine.table;

import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Segment;
import java.util.ArrayList;
import java.util.List;

/** Cuts lines where a table is set in several groups of columns beside each other. */
final class Abreast {

    /** Dates and numbers may begin a little left of their heads. In font sizes. */
    private static final double LEFT_OF_HEAD = 0.5;

    private Abreast() {}

    static List<Line> part(List<Line> lines, double left, double right) {
        List<Line> parts = new ArrayList<>();
        for (Line line : lines) {
            List<Segment> segments = line.segments().stream()
                    .filter(segment -> {
                        double slack = LEFT_OF_HEAD * segment.size();
                        return segment.box().left() >= left - slack
                                && segment.box().left() < right - slack;
                    })
                    .toList();
            if (!segments.isEmpty()) {
                parts.add(Line.of(line.page(), segments));
            }
        }
        return parts;
    }
}

package ai.extraly.engine.pdf;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Ruling;
import java.util.ArrayList;
import java.util.List;

/** Sorts drawn shapes into lines and areas. */
final class Rulings {

    /** A filled rectangle thinner than this is a line. Rules are drawn up to about 2 points. */
    private static final double THICKEST_LINE = 2.5;

    /** Shorter lines are dots, dashes and parts of letters. */
    private static final double SHORTEST_LINE = 6;

    private final List<Ruling> lines = new ArrayList<>();
    private final List<Box> areas = new ArrayList<>();

    void add(Box stroke) {
        if (Math.max(stroke.width(), stroke.height()) >= SHORTEST_LINE) {
            lines.add(new Ruling(stroke));
        }
    }

    void addFill(Box fill) {
        if (Math.min(fill.width(), fill.height()) <= THICKEST_LINE) {
            add(fill);
        } else {
            areas.add(fill);
        }
    }

    List<Ruling> lines() {
        return lines;
    }

    List<Box> areas() {
        return areas;
    }
}

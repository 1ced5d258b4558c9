package ai.extraly.engine.ocr;

import java.util.Arrays;
import java.util.List;

/**
 * How rows run on a page whose slant was undone: in a photograph that was taken at an angle they run together at one side, on
 * paper that curls they are bowed. The slope of a row at a place is taken to be {@code tilt + bow * x + fan * y}, a plane laid
 * through the slopes of the lines by least squares, so that short lines, whose own slope says little, follow their neighbours.
 * Places are in points from the middle of the page.
 */
record Bend(double tilt, double bow, double fan) {

    /** A level page. */
    static final Bend NONE = new Bend(0, 0, 0);

    /** Fewer lines do not tell a plane. */
    private static final int LEAST = 6;

    /** The plane counts when it leaves no more than this of the slopes' variance. On flat pages the rest is as large as the whole. */
    private static final double EXPLAINED = 0.4;

    /** A line that is off the plane by more than this many deviations is left out of a second plane: it is an emblem, or two rows in one. */
    private static final double OFF = 2.5;

    /** Keeps what the lines do not tell at nought, as the bow where all begin and end at one place. Share of the weight. */
    private static final double STIFF = 0.001;

    /** Of the fan's denominator: rows that meet within the page are none. */
    private static final double LEAST_SHARE = 0.5;

    /**
     * The slope of one line.
     *
     * @param width of the line: the longer it is, the better its slope is known
     */
    record Slope(double x, double y, double slope, double width) {
        double weight() {
            return width * width;
        }
    }

    static Bend of(List<Slope> slopes) {
        if (slopes.size() < LEAST) {
            return NONE;
        }
        Bend first = through(slopes);
        double off = OFF * Math.sqrt(first.rest(slopes));
        List<Slope> near = slopes.stream()
                .filter(slope -> Math.abs(first.error(slope)) <= off)
                .toList();
        if (near.size() < LEAST) {
            return NONE;
        }
        Bend bend = through(near);
        return bend.rest(near) <= EXPLAINED * NONE.rest(near) ? bend : NONE;
    }

    double slope(double x, double y) {
        return tilt + bow * x + fan * y;
    }

    /** The height at which the row that passes here crosses the middle of the page. */
    double straight(double x, double y) {
        return (y - tilt * x - bow * x * x / 2) / Math.max(LEAST_SHARE, 1 + fan * x);
    }

    private double error(Slope slope) {
        return slope.slope() - slope(slope.x(), slope.y());
    }

    /** The variance that it leaves. */
    private double rest(List<Slope> slopes) {
        double sum = 0;
        double weight = 0;
        for (Slope slope : slopes) {
            sum += slope.weight() * error(slope) * error(slope);
            weight += slope.weight();
        }
        return sum / weight;
    }

    /** The normal equations, with places as shares of the farthest. */
    private static Bend through(List<Slope> slopes) {
        double farX =
                slopes.stream().mapToDouble(slope -> Math.abs(slope.x())).max().orElse(0) + 1;
        double farY =
                slopes.stream().mapToDouble(slope -> Math.abs(slope.y())).max().orElse(0) + 1;
        double[][] rows = new double[3][4];
        for (Slope slope : slopes) {
            double[] terms = {1, slope.x() / farX, slope.y() / farY, slope.slope()};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 4; j++) {
                    rows[i][j] += slope.weight() * terms[i] * terms[j];
                }
            }
        }
        double stiff = STIFF * rows[0][0];
        rows[1][1] += stiff;
        rows[2][2] += stiff;
        double[] plane = solved(rows);
        return new Bend(plane[0], plane[1] / farX, plane[2] / farY);
    }

    /** By Cramer's rule; {@link #STIFF} keeps the determinant from nought. */
    private static double[] solved(double[][] rows) {
        double whole = determinant(rows, -1);
        return new double[] {determinant(rows, 0) / whole, determinant(rows, 1) / whole, determinant(rows, 2) / whole};
    }

    /** With this column replaced by the right side. */
    private static double determinant(double[][] rows, int replaced) {
        double[][] m = new double[3][];
        for (int i = 0; i < 3; i++) {
            m[i] = Arrays.copyOf(rows[i], 3);
            if (replaced >= 0) {
                m[i][replaced] = rows[i][3];
            }
        }
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }
}

package ai.extraly.engine.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The smallest rectangle around points, by trying each side of their convex hull (Freeman and Shapira, 1975). */
final class Rectangles {

    private Rectangles() {}

    record Point(int x, int y) {}

    /** Its sides may have no length. The angle is that of the longer one, so that lines of text are level. */
    static TextBox around(List<Point> points) {
        List<Point> hull = hull(points);
        TextBox best = null;
        for (int i = 0; i < hull.size(); i++) {
            Point from = hull.get(i);
            Point to = hull.get((i + 1) % hull.size());
            TextBox box = along(hull, Math.atan2((double) to.y - from.y, (double) to.x - from.x));
            if (best == null || (box.width() + 1) * (box.height() + 1) < (best.width() + 1) * (best.height() + 1)) {
                best = box;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("There are no points.");
        }
        return best;
    }

    private static TextBox along(List<Point> hull, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Point point : hull) {
            double u = point.x * cos + point.y * sin;
            double v = point.y * cos - point.x * sin;
            left = Math.min(left, u);
            right = Math.max(right, u);
            top = Math.min(top, v);
            bottom = Math.max(bottom, v);
        }
        double u = (left + right) / 2;
        double v = (top + bottom) / 2;
        double x = u * cos - v * sin;
        double y = u * sin + v * cos;
        return level(new TextBox(x, y, right - left, bottom - top, angle));
    }

    /** The same rectangle with its angle within an eighth of a turn. */
    private static TextBox level(TextBox box) {
        double quarters = Math.rint(box.angle() / (Math.PI / 2));
        double angle = box.angle() - quarters * Math.PI / 2;
        return Math.abs(quarters) % 2 == 1
                ? new TextBox(box.x(), box.y(), /* width= */ box.height(), /* height= */ box.width(), angle)
                : box.withAngle(angle);
    }

    /** Andrew's monotone chain. */
    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingInt(Point::x).thenComparingInt(Point::y));
        List<Point> hull = new ArrayList<>();
        chain(sorted, hull, 2);
        chain(sorted.reversed(), hull, hull.size() + 1);
        if (hull.size() > 1) {
            hull.removeLast();
        }
        return hull;
    }

    private static void chain(List<Point> sorted, List<Point> hull, int least) {
        for (Point point : sorted) {
            while (hull.size() >= least && turn(hull.get(hull.size() - 2), hull.getLast(), point) <= 0) {
                hull.removeLast();
            }
            if (hull.isEmpty() || !hull.getLast().equals(point)) {
                hull.add(point);
            }
        }
    }

    private static long turn(Point a, Point b, Point c) {
        return (long) (b.x - a.x) * (c.y - a.y) - (long) (b.y - a.y) * (c.x - a.x);
    }
}

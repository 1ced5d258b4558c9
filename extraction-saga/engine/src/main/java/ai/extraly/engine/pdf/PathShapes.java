package ai.extraly.engine.pdf;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The straight parts of the path under construction. Curves end it as a shape worth noting: tables have none. */
final class PathShapes {

    /** How far a "straight" line may lean, in points over its length. */
    private static final double LEAN = 0.7;

    private final List<double[]> edges = new ArrayList<>();
    private double startX;
    private double startY;
    private double x;
    private double y;
    private boolean curved;

    void moveTo(double toX, double toY) {
        startX = toX;
        startY = toY;
        x = toX;
        y = toY;
    }

    void lineTo(double toX, double toY) {
        edges.add(new double[] {x, y, toX, toY});
        x = toX;
        y = toY;
    }

    void curveTo(double toX, double toY) {
        curved = true;
        x = toX;
        y = toY;
    }

    void close() {
        if (x != startX || y != startY) {
            lineTo(startX, startY);
        }
    }

    Point2D current() {
        return new Point2D.Double(x, y);
    }

    void clear() {
        edges.clear();
        curved = false;
    }

    void strokesTo(Drawn drawn) {
        for (double[] edge : edges) {
            if (Math.abs(edge[0] - edge[2]) <= LEAN || Math.abs(edge[1] - edge[3]) <= LEAN) {
                drawn.stroke(bounds(edge));
            }
        }
    }

    /** Each closed run of four upright edges is a rectangle. */
    void fillsTo(Drawn drawn) {
        if (curved) {
            drawn.shape();
            return;
        }
        for (int i = 0; i + 3 < edges.size(); i += 4) {
            Rectangle2D area = bounds(edges.get(i));
            boolean upright = true;
            for (int k = i; k < i + 4; k++) {
                double[] edge = edges.get(k);
                upright &= Math.abs(edge[0] - edge[2]) <= LEAN || Math.abs(edge[1] - edge[3]) <= LEAN;
                area = area.createUnion(bounds(edge));
            }
            if (upright) {
                drawn.fill(area);
            } else {
                drawn.shape();
            }
        }
    }

    private static Rectangle2D bounds(double[] edge) {
        return new Rectangle2D.Double(
                Math.min(edge[0], edge[2]),
                Math.min(edge[1], edge[3]),
                Math.abs(edge[0] - edge[2]),
                Math.abs(edge[1] - edge[3]));
    }
}

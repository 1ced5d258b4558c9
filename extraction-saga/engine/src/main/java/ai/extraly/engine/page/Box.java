package ai.extraly.engine.page;

/** A rectangle in points, origin top left: {@code top < bottom}. */
public record Box(double left, double top, double right, double bottom) {

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public double centreX() {
        return (left + right) / 2;
    }

    public double centreY() {
        return (top + bottom) / 2;
    }

    public Box union(Box other) {
        return new Box(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    /** How many points of width both share; negative is the gap between them. */
    public double overlapX(Box other) {
        return Math.min(right, other.right) - Math.max(left, other.left);
    }

    /** How many points of height both share; negative is the gap between them. */
    public double overlapY(Box other) {
        return Math.min(bottom, other.bottom) - Math.max(top, other.top);
    }
}

package ai.extraly.engine.ocr;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * A stretch of one line in a picture, turned as the text is.
 *
 * @param x      of the centre, in pixels
 * @param y      of the centre, downwards
 * @param width  along the text
 * @param height across it
 * @param angle  of the text, clockwise in radians, within a quarter turn of level
 */
record TextBox(double x, double y, double width, double height, double angle) {

    /** Where the points of a crop with this many pixels a pixel lie in the picture. */
    AffineTransform place(double scale) {
        AffineTransform place = new AffineTransform();
        place.translate(x, y);
        place.rotate(angle);
        place.scale(1 / scale, 1 / scale);
        place.translate(-width * scale / 2, -height * scale / 2);
        return place;
    }

    /** Where it is in a picture that shows the one that it was found in at this scale, with this corner. */
    TextBox placed(double scale, double left, double top) {
        return new TextBox(left + x * scale, top + y * scale, width * scale, height * scale, angle);
    }

    /** The level rectangle around it. */
    Rectangle2D outline() {
        return place(1).createTransformedShape(new Rectangle2D.Double(0, 0, width, height))
                .getBounds2D();
    }

    TextBox withAngle(double other) {
        return new TextBox(x, y, width, height, other);
    }
}

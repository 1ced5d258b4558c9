package ai.extraly.engine.ocr;

import java.awt.geom.AffineTransform;

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

    TextBox withAngle(double other) {
        return new TextBox(x, y, width, height, other);
    }
}

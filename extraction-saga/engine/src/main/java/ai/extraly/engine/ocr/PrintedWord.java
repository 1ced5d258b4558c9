package ai.extraly.engine.ocr;

import ai.extraly.engine.ocr.Reading.Letter;
import java.util.List;

/**
 * A word as Tesseract reads it, in pixels of the picture that it was shown.
 *
 * @param height of its ink
 * @param sure   0 to 1
 */
record PrintedWord(String text, int left, int right, int height, double sure) {

    /** The height of capitals and figures, of letters without anything above, and what hangs below the line. Of the em, as common in print. */
    private static final double CAPITAL = 0.72;

    private static final double SMALL = 0.52;
    private static final double BELOW = 0.21;

    private static final String ABOVE = "bdfhijklt/|()[]{}ßйії";
    private static final String HANGING = "gjpqy,;/|()[]{}Qруфщцд";

    /** The size of print that it must be set in, in pixels. */
    double em() {
        boolean above = text.chars()
                .anyMatch(letter ->
                        Character.isUpperCase(letter) || Character.isDigit(letter) || ABOVE.indexOf(letter) >= 0);
        boolean below = text.chars().anyMatch(letter -> HANGING.indexOf(letter) >= 0);
        return height / ((above ? CAPITAL : SMALL) + (below ? BELOW : 0));
    }

    /** Adds its letters, all of one width, to those of a line from {@code start} on. */
    void spell(List<Letter> line, int start, int width) {
        int[] points = text.codePoints().toArray();
        double from = share(left - start, width);
        double each = (share(right - start, width) - from) / Math.max(1, points.length);
        boolean spaced = !line.isEmpty();
        for (int i = 0; i < points.length; i++) {
            line.add(new Letter(
                    Character.toString(points[i]), from + i * each, from + (i + 1) * each, sure, i == 0 && spaced));
        }
    }

    private static double share(int x, int width) {
        return Math.clamp((double) x / width, 0, 1);
    }
}

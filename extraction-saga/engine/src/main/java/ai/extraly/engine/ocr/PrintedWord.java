package ai.extraly.engine.ocr;

import ai.extraly.engine.ocr.Reading.Letter;
import java.util.ArrayList;
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

    /**
     * The letters of a line of such words, those of a word all of one width. Words follow each other, but where paper is creased or
     * shaded, Tesseract may say that one takes up the whole line: of two that overlap, the one with wider letters gives way.
     *
     * @param words from left to right
     */
    static List<Letter> letters(List<PrintedWord> words, int start, int width) {
        List<Letter> line = new ArrayList<>();
        apart(words).forEach(word -> word.spell(line, start, width));
        return line;
    }

    private static List<PrintedWord> apart(List<PrintedWord> words) {
        List<PrintedWord> apart = new ArrayList<>();
        for (PrintedWord word : words) {
            PrintedWord next = word;
            if (!apart.isEmpty() && apart.getLast().overlaps(word)) {
                PrintedWord last = apart.getLast();
                int border = last.border(word);
                apart.set(apart.size() - 1, last.within(last.left, border));
                next = word.within(border, word.right);
            }
            apart.add(next);
        }
        return apart;
    }

    private boolean overlaps(PrintedWord other) {
        return Math.max(left, other.left) < Math.min(right, other.right);
    }

    /** Between this and the next, which overlap. */
    private int border(PrintedWord next) {
        int border = letterWidth() > next.letterWidth() ? next.left : right;
        double share = (double) text.length() / Math.max(1, text.length() + next.text.length());
        return border > left && border < next.right ? border : (int) (left + share * (next.right - left));
    }

    private double letterWidth() {
        return (double) (right - left) / Math.max(1, text.length());
    }

    private PrintedWord within(int from, int to) {
        return new PrintedWord(text, from, Math.max(from, to), height, sure);
    }

    private void spell(List<Letter> line, int start, int width) {
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

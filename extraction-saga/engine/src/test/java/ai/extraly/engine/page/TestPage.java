package ai.extraly.engine.page;

import java.util.ArrayList;
import java.util.List;

/** A4 pages for tests: phrases put at places, in ten points, each character half as wide as high. */
public final class TestPage {

    private static final double SIZE = 10;
    private static final double ADVANCE = 5;
    private static final Style PLAIN = new Style("Test", SIZE, false);

    private final List<Glyph> glyphs = new ArrayList<>();

    /** Begins at {@code x}. */
    public TestPage text(double x, double baseline, String text) {
        return put(x, baseline, text, PLAIN);
    }

    /** Ends at {@code x}. */
    public TestPage right(double x, double baseline, String text) {
        return put(x - ADVANCE * text.length(), baseline, text, PLAIN);
    }

    public TestPage large(double x, double baseline, String text) {
        return put(x, baseline, text, new Style("Test", 2 * SIZE, true));
    }

    /** A line of phrases; each column is a place to begin at, or to end at if negative. */
    public TestPage row(double baseline, double[] columns, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (columns[i] < 0) {
                right(-columns[i], baseline, cells[i]);
            } else {
                text(columns[i], baseline, cells[i]);
            }
        }
        return this;
    }

    private TestPage put(double x, double baseline, String text, Style style) {
        double advance = ADVANCE * style.size() / SIZE;
        for (int i = 0; i < text.length(); i++) {
            double left = x + i * advance;
            glyphs.add(new Glyph(text.substring(i, i + 1), left, left + advance, baseline, style, 0, 1));
        }
        return this;
    }

    /** Pages whose words were recognised in a picture. */
    public static Document pictures(TestPage... pages) {
        return document(true, pages);
    }

    public static Document document(TestPage... pages) {
        return document(false, pages);
    }

    private static Document document(boolean scanned, TestPage... pages) {
        List<Page> made = new ArrayList<>();
        for (TestPage page : pages) {
            int number = made.size() + 1;
            List<Glyph> glyphs =
                    scanned ? page.glyphs.stream().map(TestPage::recognised).toList() : page.glyphs;
            List<Line> lines = new Lines(number, List.of()).of(glyphs);
            made.add(new Page(number, 595, 842, lines, List.of(), List.of(), List.of(), scanned));
        }
        return new Document(made);
    }

    private static Glyph recognised(Glyph glyph) {
        return new Glyph(
                glyph.text(), glyph.left(), glyph.right(), glyph.baseline(), glyph.style(), glyph.spacing(), 0.95);
    }
}

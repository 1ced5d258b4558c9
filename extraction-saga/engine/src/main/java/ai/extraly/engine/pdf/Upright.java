package ai.extraly.engine.pdf;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Glyph;
import ai.extraly.engine.page.Style;
import ai.extraly.engine.pdf.Drawn.DrawnGlyph;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Turns what was drawn so that the text reads left to right and top to bottom from the top left corner. The turn is the
 * direction that most glyphs are set in, which covers both the page's rotation entry and text set sideways without one.
 */
final class Upright {

    /** Glyphs set at more than this from the page's direction are stamps and watermarks. In radians, about 6 degrees. */
    private static final double SKEW = 0.1;

    /** The same character again within this distance is a shadow or fake bold. The narrowest letters advance 0.2 em. Of the size. */
    private static final double DOUBLED = 0.12;

    /** Text beyond the edge by more than this is not seen. In points. */
    private static final double BEYOND = 2;

    /** Cells are a point high or more, and no page is higher than 14,400 points (ISO 32000-1, annex C). */
    private static final long ROWS = 14_401;

    private final AffineTransform turn;
    private final double width;
    private final double height;
    private final List<Glyph> glyphs = new ArrayList<>();

    private Upright(AffineTransform turn, double width, double height) {
        this.turn = turn;
        this.width = width;
        this.height = height;
    }

    static Upright of(PDPage page, Drawn drawn) {
        PDRectangle crop = page.getCropBox();
        int quarters = quarters(drawn.glyphs(), Math.floorMod(page.getRotation() / 90, 4));
        double w = crop.getWidth();
        double h = crop.getHeight();
        AffineTransform turn = switch (quarters) {
            case 1 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(1, 0, 0, -1, 0, h);
        };
        turn.translate(-crop.getLowerLeftX(), -crop.getLowerLeftY());
        boolean sideways = quarters % 2 == 1;
        Upright upright = new Upright(turn, sideways ? h : w, sideways ? w : h);
        upright.place(drawn.glyphs());
        return upright;
    }

    /** How many quarter turns to the right make the text upright: the direction of most characters, else the page's own. */
    private static int quarters(List<DrawnGlyph> glyphs, int declared) {
        int[] votes = new int[4];
        for (DrawnGlyph glyph : glyphs) {
            double dx = glyph.endX() - glyph.x();
            double dy = glyph.endY() - glyph.y();
            if (dx != 0 || dy != 0) {
                votes[Math.floorMod(Math.round((float) (Math.atan2(dy, dx) / (Math.PI / 2))), 4)]++;
            }
        }
        int best = declared;
        for (int i = 0; i < 4; i++) {
            best = votes[i] > votes[best] ? i : best;
        }
        return best;
    }

    private void place(List<DrawnGlyph> drawn) {
        Map<Long, List<Integer>> near = new HashMap<>();
        for (DrawnGlyph glyph : drawn) {
            Point2D start = turn.transform(new Point2D.Double(glyph.x(), glyph.y()), null);
            Point2D end = turn.transform(new Point2D.Double(glyph.endX(), glyph.endY()), null);
            if (leaning(start, end) || hidden(start, end) || glyph.size() <= 0) {
                continue;
            }
            String font = glyph.font() == null ? "" : glyph.font();
            double size = Math.round(glyph.size() * 100) / 100.0;
            Glyph placed = new Glyph(
                    clean(glyph.text()),
                    Math.min(start.getX(), end.getX()),
                    Math.max(start.getX(), end.getX()),
                    start.getY(),
                    new Style(font, size, glyph.bold()),
                    glyph.spacing(),
                    1);
            if (!placed.text().isEmpty() && !doubled(placed, near)) {
                glyphs.add(placed);
            }
        }
    }

    private static boolean leaning(Point2D start, Point2D end) {
        double dx = end.getX() - start.getX();
        double dy = end.getY() - start.getY();
        return dx < 0 || (Math.abs(dy) > SKEW * Math.max(dx, 0.01) && dx + Math.abs(dy) > 0.05);
    }

    private boolean hidden(Point2D start, Point2D end) {
        return end.getX() < -BEYOND
                || start.getX() > width + BEYOND
                || start.getY() < -BEYOND
                || start.getY() > height + BEYOND;
    }

    /** Whether the same text stands there already; the one that stands becomes bold. */
    private boolean doubled(Glyph glyph, Map<Long, List<Integer>> near) {
        if (glyph.text().isBlank()) {
            return false;
        }
        double reach = DOUBLED * glyph.style().size();
        double cell = Math.max(1, glyph.style().size());
        long column = (long) Math.floor(glyph.left() / cell);
        long row = (long) Math.floor(glyph.baseline() / cell);
        for (long c = column - 1; c <= column + 1; c++) {
            for (long r = row - 1; r <= row + 1; r++) {
                for (int index : near.getOrDefault(key(c, r), List.of())) {
                    Glyph other = glyphs.get(index);
                    if (other.text().equals(glyph.text())
                            && Math.abs(other.left() - glyph.left()) <= reach
                            && Math.abs(other.baseline() - glyph.baseline()) <= reach) {
                        glyphs.set(
                                index,
                                new Glyph(
                                        other.text(),
                                        other.left(),
                                        other.right(),
                                        other.baseline(),
                                        other.style().asBold(),
                                        other.spacing(),
                                        other.confidence()));
                        return true;
                    }
                }
            }
        }
        near.computeIfAbsent(key(column, row), k -> new ArrayList<>(4)).add(glyphs.size());
        return false;
    }

    private static long key(long column, long row) {
        return column * ROWS + row;
    }

    /** Ligatures and wide forms resolved, soft hyphens and control characters gone, odd spaces plain. */
    private static String clean(String text) {
        if (text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) < 0x7f) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && c != 0xAD && c != 0xFFFD)
                .forEach(c -> {
                    if (Character.isSpaceChar(c) || Character.isISOControl(c)) {
                        clean.append(' ');
                    } else if (c >= 0xF900 && c <= 0xFFEF) {
                        clean.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
                    } else {
                        clean.appendCodePoint(c);
                    }
                });
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    Box box(Rectangle2D area) {
        Rectangle2D placed = turn.createTransformedShape(area).getBounds2D();
        return new Box(placed.getMinX(), placed.getMinY(), placed.getMaxX(), placed.getMaxY());
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }
}

package ai.extraly.engine.pdf;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the content streams of a page draw, in the page's own space (origin bottom left, rotation not undone). */
final class Drawn {

    /** Maps and charts have hundreds of thousands of strokes; a table of a hundred rows and ten columns has at most some thousands. */
    private static final int MAX_SHAPES = 20_000;

    private final List<DrawnGlyph> visible = new ArrayList<>();
    private final List<DrawnGlyph> invisible = new ArrayList<>();
    private final List<Rectangle2D> strokes = new ArrayList<>();
    private final List<Rectangle2D> fills = new ArrayList<>();
    private final List<Rectangle2D> images = new ArrayList<>();

    /** How many visible glyphs each picture was drawn over. */
    private final List<Integer> under = new ArrayList<>();

    private int unreadable;
    private boolean shapes;

    void glyph(DrawnGlyph glyph, boolean seen) {
        (seen ? visible : invisible).add(glyph);
    }

    /** A character was drawn of which the document does not say, or not plausibly, what it is. */
    void unreadable() {
        unreadable++;
    }

    int unreadableGlyphs() {
        return unreadable;
    }

    /** Something was filled that is no rectangle: letters, perhaps. */
    void shape() {
        shapes = true;
    }

    boolean isEmpty() {
        return glyphs().isEmpty()
                && unreadable == 0
                && !shapes
                && strokes.isEmpty()
                && fills.isEmpty()
                && images.isEmpty();
    }

    void stroke(Rectangle2D line) {
        addTo(strokes, line);
    }

    void fill(Rectangle2D area) {
        addTo(fills, area);
    }

    void image(Rectangle2D area) {
        if (images.size() < MAX_SHAPES) {
            images.add(area);
            under.add(visible.size());
        }
    }

    /** Whether the text is not what is seen where this picture is: invisible, or most of it drawn first. */
    boolean hidesText(int image) {
        return visible.isEmpty() || 2 * under.get(image) > visible.size();
    }

    private static void addTo(List<Rectangle2D> shapes, Rectangle2D shape) {
        if (shapes.size() < MAX_SHAPES) {
            shapes.add(shape);
        }
    }

    /** Visible glyphs, or the invisible ones (the text layer of a scan) when there are no others. */
    List<DrawnGlyph> glyphs() {
        return visible.isEmpty() ? invisible : visible;
    }

    boolean invisibleOnly() {
        return visible.isEmpty() && !invisible.isEmpty();
    }

    List<Rectangle2D> strokes() {
        return strokes;
    }

    List<Rectangle2D> fills() {
        return fills;
    }

    List<Rectangle2D> images() {
        return images;
    }

    /**
     * A glyph from the start of its baseline to the end of its advance.
     *
     * @param size    length of the em on the page
     * @param spacing character spacing on the page
     * @param font    null when the document's font has no name
     */
    record DrawnGlyph(
            String text,
            double x,
            double y,
            double endX,
            double endY,
            double size,
            double spacing,
            @Nullable String font,
            boolean bold) {}
}

package ai.extraly.engine.pdf;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.pdf.Drawn.DrawnGlyph;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Runs a page's content streams once, forms included, and notes glyphs, straight lines, filled rectangles and pictures. */
final class ContentReader extends PDFGraphicsStreamEngine {

    private static final float BOLD_WEIGHT = 600;

    private final PDPage page;
    private final Drawn drawn;
    private final Deadline deadline;
    private final PathShapes path = new PathShapes();
    private final Map<PDFont, Face> faces = new HashMap<>();

    ContentReader(PDPage page, Drawn drawn, Deadline deadline) {
        super(page);
        this.page = page;
        this.drawn = drawn;
        this.deadline = deadline;
    }

    void read() throws IOException {
        processPage(page);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        deadline.check();
        super.processOperator(operator, operands);
    }

    /** A broken operator costs its own content, not the page. */
    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) {}

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
        String text = text(font, code);
        if (text == null || text.isEmpty()) {
            drawn.unreadable();
            return;
        }
        if (!plausible(text.codePointAt(0))) {
            drawn.unreadable();
        }
        PDTextState state = getGraphicsState().getTextState();
        // The length of the em's upright side after all transformations.
        double size = Math.hypot(matrix.getShearX(), matrix.getScaleY());
        Point2D.Float start = matrix.transformPoint(0, 0);
        Point2D.Float end = matrix.transformPoint(displacement.getX(), font.isVertical() ? displacement.getY() : 0);
        double unit = state.getFontSize() == 0 ? 0 : size / Math.abs(state.getFontSize());
        RenderingMode mode = state.getRenderingMode();
        Face face = faces.computeIfAbsent(font, Face::of);
        drawn.glyph(
                new DrawnGlyph(
                        text,
                        start.x,
                        start.y,
                        end.x,
                        end.y,
                        size,
                        state.getCharacterSpacing() * unit,
                        face.name(),
                        face.bold() || mode == RenderingMode.FILL_STROKE),
                mode != RenderingMode.NEITHER && mode != RenderingMode.NEITHER_CLIP);
    }

    private static @Nullable String text(PDFont font, int code) {
        String text = font.toUnicode(code, GlyphList.getAdobeGlyphList());
        if (text == null && font instanceof PDSimpleFont && Character.isValidCodePoint(code)) {
            return Character.toString(code);
        }
        return text;
    }

    /** What no table of characters gives to print: private use, replacement, unassigned and control characters. */
    private static boolean plausible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.SURROGATE
                && codePoint != 0xFFFD
                && (type != Character.CONTROL || Character.isWhitespace(codePoint));
    }

    private record Face(@Nullable String name, boolean bold) {
        static Face of(PDFont font) {
            String name = font.getName();
            PDFontDescriptor descriptor = font.getFontDescriptor();
            String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
            boolean bold = lower.contains("bold")
                    || lower.contains("black")
                    || lower.contains("heavy")
                    || (descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT));
            return new Face(name, bold);
        }
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.moveTo(p0.getX(), p0.getY());
        path.lineTo(p1.getX(), p1.getY());
        path.lineTo(p2.getX(), p2.getY());
        path.lineTo(p3.getX(), p3.getY());
        path.close();
    }

    @Override
    public void drawImage(PDImage image) {
        AffineTransform place =
                getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
        drawn.image(
                place.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D());
    }

    @Override
    public void clip(int windingRule) {}

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        path.curveTo(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.current();
    }

    @Override
    public void closePath() {
        path.close();
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void strokePath() {
        path.strokesTo(drawn);
        path.clear();
    }

    @Override
    public void fillPath(int windingRule) {
        path.fillsTo(drawn);
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        path.fillsTo(drawn);
        path.strokesTo(drawn);
        path.clear();
    }

    @Override
    public void shadingFill(COSName shadingName) {}
}

package ai.extraly.engine.pdf;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** One-page PDFs for tests, drawn in points from the bottom left of an A4 page in ten point Helvetica. */
public final class TestPdf {

    private static final float SIZE = 10;

    private final PDDocument document;
    private final PDPage page;
    private final PDPageContentStream content;
    private final PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

    private TestPdf(PDDocument document) throws IOException {
        this.document = document;
        this.page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        this.content = new PDPageContentStream(document, page);
    }

    /** What a page shows. */
    public interface Drawing {
        void on(TestPdf page) throws IOException;
    }

    public static byte[] page(Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            return draw(document, drawing);
        }
    }

    static byte[] encrypted(String password, Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return draw(document, drawing);
        }
    }

    private static byte[] draw(PDDocument document, Drawing drawing) throws IOException {
        TestPdf page = new TestPdf(document);
        drawing.on(page);
        page.content.close();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    public TestPdf text(float x, float y, String text) throws IOException {
        return show(x, y, text, RenderingMode.FILL);
    }

    TestPdf invisible(float x, float y, String text) throws IOException {
        return show(x, y, text, RenderingMode.NEITHER);
    }

    private TestPdf show(float x, float y, String text, RenderingMode mode) throws IOException {
        content.beginText();
        content.setFont(font, SIZE);
        content.setRenderingMode(mode);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
        return this;
    }

    TestPdf glyphByGlyph(float x, float y, String text, boolean backwards) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            int at = backwards ? text.length() - 1 - i : i;
            if (text.charAt(at) != ' ') {
                text(x + width(text.substring(0, at)), y, text.substring(at, at + 1));
            }
        }
        return this;
    }

    private float width(String text) throws IOException {
        return font.getStringWidth(text) / 1000 * SIZE;
    }

    /** The page as a viewer would turn it, with its content drawn so that it looks upright there. */
    TestPdf rotated(int degrees) throws IOException {
        page.setRotation(degrees);
        float w = page.getMediaBox().getWidth();
        float h = page.getMediaBox().getHeight();
        switch (degrees) {
            case 90 -> content.transform(new Matrix(0, 1, -1, 0, w, 0));
            case 180 -> content.transform(new Matrix(-1, 0, 0, -1, w, h));
            case 270 -> content.transform(new Matrix(0, -1, 1, 0, 0, h));
            default -> {}
        }
        return this;
    }

    TestPdf form(float x, float y, String text) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(0, 0, 300, 20));
        PDResources resources = new PDResources();
        String name = resources.add(font).getName();
        form.setResources(resources);
        try (var out = form.getStream().createOutputStream()) {
            out.write(("BT /" + name + " 10 Tf 0 5 Td (" + text + ") Tj ET")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        content.saveGraphicsState();
        content.transform(Matrix.getTranslateInstance(x, y));
        content.drawForm(form);
        content.restoreGraphicsState();
        return this;
    }

    public TestPdf line(float x1, float y1, float x2, float y2) throws IOException {
        content.moveTo(x1, y1);
        content.lineTo(x2, y2);
        content.stroke();
        return this;
    }

    TestPdf picture(BufferedImage picture, float x, float y, float width, float height) throws IOException {
        content.drawImage(LosslessFactory.createFromImage(document, picture), x, y, width, height);
        return this;
    }

    /** One that is in JPEG 2000 already. */
    TestPdf jpeg2000(byte[] picture, int pixelsAcross, int pixelsDown, float x, float y, float width, float height)
            throws IOException {
        PDImageXObject image = new PDImageXObject(
                document,
                new ByteArrayInputStream(picture),
                COSName.JPX_DECODE,
                pixelsAcross,
                pixelsDown,
                Byte.SIZE,
                PDDeviceRGB.INSTANCE);
        content.drawImage(image, x, y, width, height);
        return this;
    }

    /** Text as filled shapes, without a font. */
    TestPdf outlines(float x, float y, String text) throws IOException {
        PathIterator shapes = new Font(Font.SANS_SERIF, Font.PLAIN, 14)
                .createGlyphVector(new FontRenderContext(null, true, true), text)
                .getOutline()
                .getPathIterator(new AffineTransform(1, 0, 0, -1, x, y), 0.05);
        float[] point = new float[6];
        for (; !shapes.isDone(); shapes.next()) {
            switch (shapes.currentSegment(point)) {
                case PathIterator.SEG_MOVETO -> content.moveTo(point[0], point[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(point[0], point[1]);
                default -> content.closePath();
            }
        }
        content.fill();
        return this;
    }

    TestPdf fill(float x, float y, float width, float height) throws IOException {
        content.addRect(x, y, width, height);
        content.fill();
        return this;
    }
}

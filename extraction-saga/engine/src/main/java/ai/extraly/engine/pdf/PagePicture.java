package ai.extraly.engine.pdf;

import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.picture.PictureFile.Sheet;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws a page as it is seen, for recognition. */
final class PagePicture {

    private static final double POINTS = 72;

    /** What recognisers were trained with; more costs time and shows no more. */
    private static final double DPI = 220;

    /** Of a page that is larger than A2 fewer dots are drawn. */
    private static final double MOST_PIXELS = 20_000_000;

    private final PDDocument document;

    PagePicture(PDDocument document) {
        this.document = document;
    }

    /**
     * A page as it was drawn.
     *
     * @param whole whether all pictures on it could be decoded
     */
    record Drawn(Sheet sheet, boolean whole) {}

    /** The page with this number from 1. */
    Drawn of(int number) throws IOException {
        Renderer renderer = new Renderer(document);
        // A picture of more dots than are drawn is not decoded whole.
        renderer.setSubsamplingAllowed(true);
        PDPage page = document.getPage(number - 1);
        double area = (double) page.getCropBox().getWidth() * page.getCropBox().getHeight();
        double point = Math.min(DPI / POINTS, Math.sqrt(MOST_PIXELS / Math.max(1, area)));
        Gray picture = Gray.of(renderer.renderImage(number - 1, (float) point, ImageType.RGB));
        return new Drawn(new Sheet(picture, point), renderer.whole);
    }

    private static final class Renderer extends PDFRenderer {
        private boolean whole = true;

        Renderer(PDDocument document) {
            super(document);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {

                // PDFBox goes on without what it cannot draw, which is right, and tells its log alone.
                @Override
                protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
                        throws IOException {
                    whole &= !operator.getName().equals(OperatorName.DRAW_OBJECT);
                    super.operatorException(operator, operands, e);
                }
            };
        }
    }
}

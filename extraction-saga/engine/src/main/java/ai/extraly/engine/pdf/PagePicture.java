package ai.extraly.engine.pdf;

import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.picture.PictureFile.Sheet;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
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
    private boolean incomplete;

    PagePicture(PDDocument document) {
        this.document = document;
    }

    /** The page with this number from 1. */
    Sheet of(int number) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document) {
            @Override
            protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
                return new Drawer(parameters);
            }
        };
        // A picture of more dots than are drawn is not decoded whole.
        renderer.setSubsamplingAllowed(true);
        PDPage page = document.getPage(number - 1);
        double area = (double) page.getCropBox().getWidth() * page.getCropBox().getHeight();
        double point = Math.min(DPI / POINTS, Math.sqrt(MOST_PIXELS / Math.max(1, area)));
        return new Sheet(Gray.of(renderer.renderImage(number - 1, (float) point, ImageType.RGB)), point);
    }

    /** Whether a picture on some page drawn so far is in a format that cannot be decoded here; the only such format is JPEG 2000. */
    boolean incomplete() {
        return incomplete;
    }

    private final class Drawer extends PageDrawer {

        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        /** PDFBox goes on without the picture, which is right, and tells its log alone. */
        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException e) throws IOException {
            incomplete |= e instanceof MissingImageReaderException;
            super.operatorException(operator, operands, e);
        }
    }
}

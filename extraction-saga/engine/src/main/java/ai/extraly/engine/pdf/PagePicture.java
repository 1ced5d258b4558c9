package ai.extraly.engine.pdf;

import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.picture.PictureFile.Sheet;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

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

    /** The page with this number from 1. */
    Sheet of(int number) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        // A picture of more dots than are drawn is not decoded whole.
        renderer.setSubsamplingAllowed(true);
        PDPage page = document.getPage(number - 1);
        double area = (double) page.getCropBox().getWidth() * page.getCropBox().getHeight();
        double point = Math.min(DPI / POINTS, Math.sqrt(MOST_PIXELS / Math.max(1, area)));
        return new Sheet(Gray.of(renderer.renderImage(number - 1, (float) point, ImageType.RGB)), point);
    }
}

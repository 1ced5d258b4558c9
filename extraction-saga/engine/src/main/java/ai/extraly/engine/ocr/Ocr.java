package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.ocr.Recognisers.Network;
import ai.extraly.engine.page.Glyph;
import ai.extraly.engine.page.Lines;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.picture.PictureFile.Sheet;
import ai.extraly.engine.results.Check;
import java.util.List;
import java.util.Optional;

/** Reads pages of pixels. Safe for many threads; each page is read by the thread that asks. */
public final class Ocr {

    /** The check that fails when a page is in a language that is not installed; it expects the Debian package's name. */
    public static final String LANGUAGE_INSTALLED = "ocr_language_installed";

    /** Recognisers see no more of a larger picture: at 2000 pixels across, A4 has 240 dpi. In pixels, of the shorter side. */
    private static final double MOST_ACROSS = 2000;

    /** A line that the network is less sure of is in letters that it does not know, or no text. */
    private static final double PLAIN = 0.85;

    /**
     * A page as it was read.
     *
     * @param missing the failed check when what the page needs is not installed
     */
    public record Read(Page page, Optional<Check> missing) {}

    /**
     * Reads one page.
     *
     * @param number   1-based
     * @param deadline checked between lines
     */
    public Read read(Sheet sheet, int number, Deadline deadline) {
        Recognisers recognisers = Recognisers.get();
        Gray picture = bounded(sheet.picture());
        double point = sheet.point() * picture.width() / sheet.picture().width();
        Network network = recognisers.network();
        FoundLines lines = FoundLines.in(picture, network);
        deadline.check();
        Optional<TesseractPool> tesseract = recognisers.tesseract();
        if (tesseract.isEmpty()) {
            List<Reading> readings = network.recogniser().read(lines.crops(), deadline);
            return new Read(page(lines, readings, number, point), Optional.empty());
        }
        LineReader reader = new LineReader(network.recogniser(), tesseract.get(), deadline);
        Tongue tongue = new TongueFinder(tesseract.get(), reader).of(lines);
        List<Reading> printed = reader.printed(lines.crops(), tongue.languages());
        List<Reading> readings = reader.settled(lines.crops(), printed, tongue.latin());
        return new Read(page(lines, readings, number, point), tongue.missing());
    }

    /** The widest lines as the network alone reads them: enough to tell whether a text is that of the picture. */
    public List<String> glimpse(Sheet sheet, int most, Deadline deadline) {
        Network network = Recognisers.get().network();
        FoundLines lines = FoundLines.in(bounded(sheet.picture()), network);
        deadline.check();
        return network.recogniser().read(lines.widest(most), deadline).stream()
                .filter(line -> line.sure() >= PLAIN)
                .map(Reading::text)
                .toList();
    }

    private static Gray bounded(Gray picture) {
        double across = Math.min(picture.width(), picture.height());
        return across <= MOST_ACROSS ? picture : picture.scaled(MOST_ACROSS / across);
    }

    private static Page page(FoundLines lines, List<Reading> readings, int number, double point) {
        double width = lines.picture().width();
        double height = lines.picture().height();
        List<Glyph> glyphs = new Typesetter(width, height, point, lines.slant()).glyphs(lines.boxes(), readings);
        return new Page(
                number,
                width / point,
                height / point,
                new Lines(number, List.of()).of(glyphs),
                List.of(),
                List.of(),
                List.of(),
                true);
    }
}

package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.ocr.PageReader.Seen;
import ai.extraly.engine.page.Glyph;
import ai.extraly.engine.page.Lines;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.picture.PictureFile.Sheet;
import ai.extraly.engine.results.Check;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads pages of pixels. Safe for many threads; each page is read by the thread that asks. */
public final class Ocr {

    /** Fails when a page is in a language that is not installed; it expects the Debian package's name. */
    static final String LANGUAGE_INSTALLED = "ocr_language_installed";

    /** Fails where nothing can be recognised at all; it expects the Debian package's name. */
    static final String RECOGNISER_INSTALLED = "ocr_recogniser_installed";

    /** Fails when a page had to be read by its picture and some of that could not be drawn. */
    public static final String PICTURES_DECODED = "ocr_pictures_decoded";

    /** Recognisers see no more of a larger picture: at 2000 pixels across, A4 has 240 dpi. In pixels, of the shorter side. */
    private static final double MOST_ACROSS = 2000;

    /** No recogniser takes more; Tesseract's bound is 32,767. In pixels, of the longer side. */
    private static final double MOST_ALONG = 32_000;

    /** A line that its reader is less sure of is in letters that it does not know, or no text. */
    private static final double PLAIN = 0.85;

    private final Supplier<PageReader> reader;

    /** With all that this machine has, loaded when the first page comes. */
    public Ocr() {
        this(Recognisers::reader);
    }

    Ocr(Supplier<PageReader> reader) {
        this.reader = reader;
    }

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
     * @param deadline checked between steps
     */
    public Read read(Sheet sheet, int number, Deadline deadline) {
        Gray picture = bounded(sheet.picture());
        double point = sheet.point() * picture.width() / sheet.picture().width();
        Seen seen = reader.get().read(picture, deadline);
        return new Read(page(seen, number, point), seen.missing());
    }

    /** The widest lines, as far as they are clear. */
    public List<String> glimpse(Sheet sheet, int most, Deadline deadline) {
        return reader.get().widest(bounded(sheet.picture()), most, deadline).stream()
                .filter(line -> line.sure() >= PLAIN)
                .map(Reading::text)
                .toList();
    }

    /** What to do about checks that failed because something cannot be read here, in a sentence. */
    public static Optional<String> advice(List<Check> checks) {
        return checks.stream()
                .flatMap(check -> switch (check.name()) {
                    case LANGUAGE_INSTALLED ->
                        Stream.of("It is in a language that cannot be recognised here; install " + check.expected()
                                + " and send it again.");
                    case RECOGNISER_INSTALLED ->
                        Stream.of("Pictures cannot be recognised here; install " + check.expected()
                                + " and send it again.");
                    case PICTURES_DECODED ->
                        Stream.of("Its pictures are broken, or in JPEG 2000, which is not read here; send it with JPEG"
                                + " pictures.");
                    default -> Stream.empty();
                })
                .findFirst();
    }

    private static Gray bounded(Gray picture) {
        double factor = Math.min(
                MOST_ACROSS / Math.min(picture.width(), picture.height()),
                MOST_ALONG / Math.max(picture.width(), picture.height()));
        return factor >= 1 ? picture : picture.scaled(factor);
    }

    private static Page page(Seen seen, int number, double point) {
        double width = seen.picture().width();
        double height = seen.picture().height();
        List<Glyph> glyphs = new Typesetter(width, height, point, Typesetter.slant(seen.boxes()))
                .glyphs(seen.boxes(), seen.readings());
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

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
        Seen seen = reader.get().read(sheet.picture(), deadline);
        double shrunk = (double) across(seen.picture()) / across(sheet.picture());
        return new Read(page(seen, number, sheet.point() * shrunk), seen.missing());
    }

    /** The widest lines, as far as they are clear. */
    public List<String> glimpse(Sheet sheet, int most, Deadline deadline) {
        return reader.get().widest(sheet.picture(), most, deadline).stream()
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

    private static int across(Gray picture) {
        return Math.min(picture.width(), picture.height());
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

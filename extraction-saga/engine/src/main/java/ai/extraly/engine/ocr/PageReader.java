package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.results.Check;
import java.util.List;
import java.util.Optional;

/** Finds and reads the lines of a picture, with whatever recognisers there are. Safe for many threads. */
interface PageReader {

    /** Pages are looked at no larger than this: at 2000 pixels across, A4 has 240 dpi. In pixels, of the shorter side. */
    double MOST_ACROSS = 2000;

    /**
     * The lines of one page.
     *
     * @param picture  as it was looked at: the right way up and not too large; boxes are places in it
     * @param readings of the boxes, in their order
     * @param missing  the failed check when what the page needs is not installed
     */
    record Seen(Gray picture, List<TextBox> boxes, List<Reading> readings, Optional<Check> missing) {}

    /** Reads all lines. The deadline is looked at between steps. */
    Seen read(Gray picture, Deadline deadline);

    /** What the widest lines say, read as fast as possible: enough to tell whether a text is that of the picture. */
    List<Reading> widest(Gray picture, int most, Deadline deadline);
}

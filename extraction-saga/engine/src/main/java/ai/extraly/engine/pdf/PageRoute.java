package ai.extraly.engine.pdf;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.ocr.Ocr;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.pdf.PagePicture.Drawn;
import ai.extraly.engine.results.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads each page of a document the cheapest way that reads it: by its text where that can be believed, by the picture of
 * it where not. Text on a picture is believed when some lines of the first such pages say the same as the picture; where
 * one does not, it is noted and the pictures are read.
 */
final class PageRoute {

    /** Pages on which text and picture are compared. A scanner's software makes all pages of a file alike. */
    private static final int COMPARED = 3;

    /** Lines compared on each of them. */
    private static final int LINES = 8;

    private final PagePicture pictures;
    private final Deadline deadline;
    private final Ocr ocr = new Ocr();
    private final List<Check> checks = new ArrayList<>();
    private int compared;
    private boolean differing;

    PageRoute(PagePicture pictures, Deadline deadline) {
        this.pictures = pictures;
        this.deadline = deadline;
    }

    /** What was noticed on the way. */
    List<Check> checks() {
        return checks;
    }

    Page read(WrittenPage written) throws IOException {
        return switch (written.layer()) {
            case SOUND -> written.page();
            case NONE -> recognised(written.page(), pictures.of(written.page().number()));
            case BROKEN -> broken(written.page());
            case ON_PICTURE -> onPicture(written.page());
        };
    }

    /** What cannot be read at all is better than nothing. */
    private Page broken(Page written) throws IOException {
        Page seen = recognised(written, pictures.of(written.number()));
        return seen.lines().isEmpty() ? written : seen;
    }

    private Page onPicture(Page written) throws IOException {
        if (!differing && compared == COMPARED) {
            return written;
        }
        Drawn drawn = pictures.of(written.number());
        if (!differing) {
            compared++;
            differing = !new LayerAgreement(written).with(ocr.glimpse(drawn.sheet(), LINES, deadline));
            if (differing) {
                checks.add(new Check(
                        "text_layer_agrees", false, "what page " + written.number() + " shows", "other text"));
            }
        }
        return differing ? recognised(written, drawn) : written;
    }

    private Page recognised(Page written, Drawn drawn) {
        Ocr.Read read = ocr.read(drawn.sheet(), written.number(), deadline);
        read.missing().ifPresent(this::note);
        if (!drawn.whole()) {
            note(new Check(Ocr.PICTURES_DECODED, false, "all pictures", "not all"));
        }
        return read.page();
    }

    /** Once for all pages. */
    private void note(Check check) {
        if (!checks.contains(check)) {
            checks.add(check);
        }
    }
}

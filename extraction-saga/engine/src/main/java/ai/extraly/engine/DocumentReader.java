package ai.extraly.engine;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.guard.Refused;
import ai.extraly.engine.ocr.Ocr;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.pdf.PdfReader;
import ai.extraly.engine.picture.PictureFile;
import ai.extraly.engine.results.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one way from the bytes of any accepted format to pages. */
final class DocumentReader {

    private final Limits limits;

    DocumentReader(Limits limits) {
        this.limits = limits;
    }

    int countPages(byte[] bytes, @Nullable String password) throws Refused {
        if (!PictureFile.is(bytes)) {
            return new PdfReader(limits.maxPages(), limits.time()).countPages(bytes, password);
        }
        try (PictureFile file = PictureFile.open(bytes)) {
            return file.pages();
        }
    }

    Document read(byte[] bytes, @Nullable String password) throws Refused {
        return PictureFile.is(bytes)
                ? recognised(bytes)
                : new PdfReader(limits.maxPages(), limits.time()).read(bytes, password);
    }

    private Document recognised(byte[] bytes) throws Refused {
        Deadline deadline = Deadline.in(limits.time());
        Ocr ocr = new Ocr();
        try (PictureFile file = PictureFile.open(bytes)) {
            int count = file.pages();
            if (count > limits.maxPages()) {
                throw new Refused(Refused.Why.TOO_MANY_PAGES);
            }
            List<Page> pages = new ArrayList<>();
            List<Check> checks = new ArrayList<>();
            for (int page = 0; page < count; page++) {
                deadline.check();
                Ocr.Read read = ocr.read(file.read(page), page + 1, deadline);
                pages.add(read.page());
                read.missing().ifPresent(checks::add);
            }
            return new Document(pages, List.of(), checks.stream().distinct().toList());
        } catch (Deadline.Passed e) {
            throw new Refused(Refused.Why.TIMED_OUT, e);
        }
    }
}

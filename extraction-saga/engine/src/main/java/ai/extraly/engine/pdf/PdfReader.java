package ai.extraly.engine.pdf;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.guard.Refused;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** Opens a PDF and reads its pages, each the cheapest way that reads it. Whatever is wrong with the bytes comes back as a {@link Refused}. */
public final class PdfReader {

    private final int maxPages;
    private final Duration time;

    public PdfReader(int maxPages, Duration time) {
        this.maxPages = maxPages;
        this.time = time;
    }

    public int countPages(byte[] pdf, @Nullable String password) throws Refused {
        return reading(pdf, password, PDDocument::getNumberOfPages);
    }

    public Document read(byte[] pdf, @Nullable String password) throws Refused {
        Deadline deadline = Deadline.in(time);
        return reading(pdf, password, document -> pages(document, deadline));
    }

    private Document pages(PDDocument document, Deadline deadline) throws IOException, Refused {
        if (document.getNumberOfPages() > maxPages) {
            throw new Refused(Refused.Why.TOO_MANY_PAGES);
        }
        List<Page> pages = new ArrayList<>();
        PageRoute route = new PageRoute(new PagePicture(document), deadline);
        for (PDPage page : document.getPages()) {
            deadline.check();
            Contents.check(page);
            pages.add(route.read(new PageReader(page, pages.size() + 1, deadline).read()));
        }
        return new Document(pages, Attachments.of(document), route.checks());
    }

    private static <T> T reading(byte[] pdf, @Nullable String password, Reader<T> reader) throws Refused {
        try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(pdf), password == null ? "" : password)) {
            return reader.read(document);
        } catch (InvalidPasswordException | NoClassDefFoundError e) {
            // Encrypted for the holder of a certificate: PDFBox opens that with a library that is left out, as nobody
            // can send the key.
            throw new Refused(Refused.Why.PASSWORD_PROTECTED, e);
        } catch (Deadline.Passed e) {
            throw new Refused(Refused.Why.TIMED_OUT, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The parser answers broken files with all of these; to the caller they mean one thing.
            throw new Refused(Refused.Why.CORRUPTED, e);
        }
    }

    private interface Reader<T> {
        T read(PDDocument document) throws IOException, Refused;
    }
}

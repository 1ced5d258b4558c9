package ai.extraly.engine.pdf;

import ai.extraly.engine.guard.Refused;
import ai.extraly.engine.page.Document;
import java.io.IOException;
import java.time.Duration;

/** Documents for tests, read from PDFs that the test draws; {@code y} runs down from the top of the page. */
public final class Sheet {

    private static final float HEIGHT = 842;

    private final TestPdf pdf;

    private Sheet(TestPdf pdf) {
        this.pdf = pdf;
    }

    /** What stands on the page. */
    public interface Content {
        void on(Sheet sheet) throws IOException;
    }

    public static byte[] pdf(Content content) throws IOException {
        return TestPdf.page(page -> content.on(new Sheet(page)));
    }

    public static Document document(Content content) throws IOException, Refused {
        return new PdfReader(10, Duration.ofSeconds(30)).read(pdf(content), null);
    }

    public Sheet at(float x, float y, String text) throws IOException {
        pdf.text(x, HEIGHT - y, text);
        return this;
    }

    /** Lines under one another, twelve points apart. */
    public Sheet lines(float x, float y, String... lines) throws IOException {
        for (int i = 0; i < lines.length; i++) {
            at(x, y + 12 * i, lines[i]);
        }
        return this;
    }

    /** Cells of one line, each at its own distance from the left. */
    public Sheet row(float y, Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i += 2) {
            at(((Number) cells[i]).floatValue(), y, (String) cells[i + 1]);
        }
        return this;
    }
}

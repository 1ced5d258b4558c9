package ai.extraly.engine.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.extraly.engine.guard.Refused;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;

class PdfReaderTest {

    private final PdfReader reader = new PdfReader(10, Duration.ofSeconds(30));

    @Test
    void readsWordsSegmentsAndLines() throws Exception {
        byte[] pdf = TestPdf.page(page -> page.text(50, 700, "Opening balance").text(400, 700, "1,234.56"));
        assertThat(texts(pdf)).containsExactly("Opening balance  1,234.56");
    }

    @Test
    void joinsTextThatIsDrawnGlyphByGlyphInAnyOrder() throws Exception {
        byte[] pdf = TestPdf.page(page -> page.glyphByGlyph(50, 700, "Balance 12.50", true));
        assertThat(texts(pdf)).containsExactly("Balance 12.50");
    }

    @Test
    void dropsTheShadowOfDoubledText() throws Exception {
        byte[] pdf = TestPdf.page(page -> page.text(50, 700, "Total 11.00").text(50.3f, 700, "Total 11.00"));
        Document document = reader.read(pdf, null);
        assertThat(document.lines().map(Line::text)).containsExactly("Total 11.00");
        assertThat(document.segments().findFirst().orElseThrow().bold()).isTrue();
    }

    @Test
    void undoesTheRotationOfAPage() throws Exception {
        for (int rotation : new int[] {0, 90, 180, 270}) {
            byte[] pdf = TestPdf.page(
                    page -> page.rotated(rotation).text(50, 500, "first").text(50, 450, "second"));
            assertThat(texts(pdf)).as("rotated by " + rotation).containsExactly("first", "second");
        }
    }

    @Test
    void readsAPageThatSaysALot() throws Exception {
        assertThat(reader.read(contents(4), null).pages()).hasSize(1);
    }

    @Test
    void refusesAPageThatSaysMoreThanMemoryHolds() throws Exception {
        byte[] pdf = contents(40);
        assertThat(pdf).hasSizeLessThan(10_000);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> reader.read(pdf, null))
                .matches(refused -> refused.why() == Refused.Why.CORRUPTED)
                .withStackTraceContaining("says more than");
    }

    /** The same packed megabyte again and again. */
    private static byte[] contents(int megabytes) throws IOException {
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream stream = new PDStream(document, new ByteArrayInputStream(spaces), COSName.FLATE_DECODE);
            page.setContents(Collections.nCopies(megabytes, stream));
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            document.save(pdf);
            return pdf.toByteArray();
        }
    }

    @Test
    void leavesOutInvisibleTextBesideVisible() throws Exception {
        byte[] mixed = TestPdf.page(page -> page.text(50, 700, "seen").invisible(50, 600, "unseen"));
        assertThat(texts(mixed)).containsExactly("seen");
        byte[] scan = TestPdf.page(page -> page.invisible(50, 600, "layer"));
        assertThat(texts(scan)).containsExactly("layer");
        assertThat(reader.read(scan, null).pages().getFirst().scanned()).isTrue();
    }

    @Test
    void readsFormsAndRulings() throws Exception {
        byte[] pdf = TestPdf.page(page ->
                page.form(50, 700, "inside a form").line(40, 690, 500, 690).fill(40, 500, 200, 1));
        assertThat(texts(pdf)).containsExactly("inside a form");
        assertThat(reader.read(pdf, null).pages().getFirst().rulings()).hasSize(2);
    }

    @Test
    void aVerticalRulingPartsSegments() throws Exception {
        byte[] pdf = TestPdf.page(
                page -> page.text(50, 700, "left").text(75, 700, "right").line(72.5f, 650, 72.5f, 750));
        assertThat(texts(pdf)).containsExactly("left  right");
    }

    @Test
    void asksForThePasswordOnlyWhenItMust() throws Exception {
        byte[] locked = TestPdf.encrypted("secret", page -> page.text(50, 700, "hidden"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> reader.read(locked, null))
                .extracting(Refused::why)
                .isEqualTo(Refused.Why.PASSWORD_PROTECTED);
        assertThat(reader.read(locked, "secret").lines().map(Line::text)).containsExactly("hidden");
        byte[] open = TestPdf.encrypted("", page -> page.text(50, 700, "open to all"));
        assertThat(texts(open)).containsExactly("open to all");
    }

    @Test
    void callsWhatIsNoPdfCorrupted() {
        for (String bytes : List.of("", "%PDF-1.4", "<html></html>")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> reader.read(bytes.getBytes(StandardCharsets.UTF_8), null))
                    .extracting(Refused::why)
                    .isEqualTo(Refused.Why.CORRUPTED);
        }
    }

    @Test
    void stopsWhenTheTimeHasPassed() throws Exception {
        byte[] pdf = TestPdf.page(page -> page.text(50, 700, "late"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new PdfReader(10, Duration.ofNanos(1)).read(pdf, null))
                .extracting(Refused::why)
                .isEqualTo(Refused.Why.TIMED_OUT);
    }

    private List<String> texts(byte[] pdf) throws Refused {
        return reader.read(pdf, null).lines().map(Line::text).toList();
    }
}

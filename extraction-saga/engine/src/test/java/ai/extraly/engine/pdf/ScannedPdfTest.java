package ai.extraly.engine.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.guard.Refused;
import ai.extraly.engine.jpeg2000.Jpeg2000File;
import ai.extraly.engine.jpeg2000.Jpeg2000Spi;
import ai.extraly.engine.ocr.Ocr;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.picture.Pictures;
import ai.extraly.engine.results.Check;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ServiceRegistry;
import org.junit.jupiter.api.Test;

class ScannedPdfTest {

    /** As high as A4 for its width. */
    private static final BufferedImage SCAN = Pictures.page(
            ("Corner Shop Limited|12 High Street in the town|Milk and honey\t2.50|Total amount\t12.75" + "|".repeat(16))
                    .split("\\|", -1));

    @Test
    void readsAPictureWithoutText() throws IOException, Refused {
        // given
        byte[] pdf = TestPdf.page(page -> page.picture(SCAN, 0, 0, 595, 842));
        // when
        Document document = read(pdf);
        // then
        assertThat(document.lines().map(Line::text)).contains("Corner Shop Limited", "Total amount  12.75");
        assertThat(document.pages().getFirst().scanned()).isTrue();
        assertThat(document.checks()).isEmpty();
    }

    @Test
    void saysThatAPictureIsInAFormatThatIsNotDecoded() throws IOException, Refused {
        // given
        byte[] picture = Jpeg2000File.of(SCAN);
        byte[] pdf = TestPdf.page(page -> page.jpeg2000(picture, SCAN.getWidth(), SCAN.getHeight(), 0, 0, 595, 842));
        // when
        Document document = read(pdf);
        // then
        assertThat(document.hasText()).isFalse();
        assertThat(document.checks())
                .containsExactly(new Check("ocr_pictures_decoded", false, "all pictures", "not all"));
        assertThat(Ocr.advice(document.checks())).isPresent();
    }

    @Test
    void readsAPictureInJpeg2000WhereThatIsAllowed() throws IOException, Refused {
        // given
        byte[] picture = Jpeg2000File.of(SCAN);
        byte[] pdf = TestPdf.page(page -> page.jpeg2000(picture, SCAN.getWidth(), SCAN.getHeight(), 0, 0, 595, 842));
        ServiceRegistry readers = IIORegistry.getDefaultInstance();
        System.setProperty("extraly.ocr.jpeg2000", "true");
        Jpeg2000Spi reader = new Jpeg2000Spi();
        readers.registerServiceProvider(reader);
        try {
            // when
            Document document = read(pdf);
            // then
            assertThat(document.lines().map(Line::text)).contains("Corner Shop Limited", "Total amount  12.75");
            assertThat(document.checks()).isEmpty();
        } finally {
            readers.deregisterServiceProvider(reader);
            System.clearProperty("extraly.ocr.jpeg2000");
        }
    }

    @Test
    void readsATextWhoseCharactersAreUnknownByItsPicture() throws IOException, Refused {
        // given: letters drawn as shapes, which is all that is left of some fonts
        byte[] pdf = TestPdf.page(page -> page.outlines(60, 700, "Corner Shop Limited"));
        // then
        assertThat(read(pdf).lines().map(Line::text)).containsExactly("Corner Shop Limited");
    }

    @Test
    void believesAnInvisibleTextThatAgreesWithThePicture() throws IOException, Refused {
        // given
        byte[] pdf = TestPdf.page(page -> {
            page.picture(SCAN, 0, 0, 595, 842);
            page.invisible(40, 700, "Corner Shop Limited");
            page.invisible(40, 600, "12 High Street in the town");
            page.invisible(40, 500, "Milk and honey 2.50");
            page.invisible(40, 400, "Total amount 12.75 and no more");
        });
        // when
        Document document = read(pdf);
        // then
        assertThat(document.lines().map(Line::text)).contains("Total amount 12.75 and no more");
        assertThat(document.checks()).isEmpty();
    }

    @Test
    void noticesATextThatIsNotThatOfThePicture() throws IOException, Refused {
        // given
        byte[] pdf = TestPdf.page(page -> {
            page.picture(SCAN, 0, 0, 595, 842);
            page.invisible(40, 700, "Quite another document");
            page.invisible(40, 600, "that nobody sees");
        });
        // when
        Document document = read(pdf);
        // then
        assertThat(document.lines().map(Line::text)).contains("Corner Shop Limited");
        assertThat(document.checks()).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("text_layer_agrees");
            assertThat(check.passed()).isFalse();
        });
    }

    @Test
    void believesTextThatIsPrintedOnAPicture() throws IOException, Refused {
        // given: a letterhead
        byte[] pdf = TestPdf.page(page -> {
            page.picture(SCAN, 0, 0, 595, 842);
            page.text(40, 700, "Quite another document");
        });
        // when
        Document document = read(pdf);
        // then
        assertThat(document.lines().map(Line::text)).containsExactly("Quite another document");
        assertThat(document.checks()).isEmpty();
    }

    @Test
    void noticesATextThatIsHiddenByAPicture() throws IOException, Refused {
        // given
        byte[] pdf = TestPdf.page(page -> {
            page.text(40, 700, "Quite another document");
            page.picture(SCAN, 0, 0, 595, 842);
        });
        // then
        assertThat(read(pdf).checks())
                .singleElement()
                .satisfies(check -> assertThat(check.passed()).isFalse());
    }

    private static Document read(byte[] pdf) throws Refused {
        return new PdfReader(10, Duration.ofMinutes(2)).read(pdf, null);
    }
}

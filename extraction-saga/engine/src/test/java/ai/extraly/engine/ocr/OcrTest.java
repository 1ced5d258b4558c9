package ai.extraly.engine.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Word;
import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.picture.PictureFile.Sheet;
import ai.extraly.engine.picture.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcrTest {

    private static final Path LANGUAGES = Path.of("/usr/share/tesseract-ocr/5/tessdata");

    private static final BufferedImage RECEIPT = Pictures.page(
            "Corner Shop Limited", "12 High Street", "Milk and honey\t2.50", "Total amount\t12.75", "Thank you");

    @Test
    void readsLinesWithTheirColumns() {
        // when
        Page page = read(RECEIPT);
        // then
        assertThat(page.lines().stream().map(Line::text))
                .containsExactly(
                        "Corner Shop Limited",
                        "12 High Street",
                        "Milk and honey  2.50",
                        "Total amount  12.75",
                        "Thank you");
        assertThat(page.scanned()).isTrue();
        assertThat(page.lines().getFirst().words())
                .extracting(Word::confidence)
                .allMatch(confidence -> confidence > 0.8 && confidence < 1);
    }

    @Test
    void placesWordsWhereTheyArePrinted() {
        // when
        Page page = read(RECEIPT);
        // then: the picture is 620 pixels wide, at two pixels a point, and the amounts begin at 440
        Word amount = page.lines().get(3).words().getLast();
        assertThat(amount.box().left()).isBetween(216.0, 226.0);
        assertThat(amount.size()).isBetween(9.5, 14.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void turnsAPageThatLiesOnItsSideOrHead(int quarters) {
        assertThat(read(Pictures.turned(RECEIPT, quarters)).lines().stream().map(Line::text))
                .contains("Corner Shop Limited", "Total amount  12.75");
    }

    @Test
    void readsASlantedPageByRows() {
        // given
        BufferedImage slanted = Pictures.page(4, "Corner Shop Limited", "Milk and honey\t2.50", "Total amount\t12.75");
        // then
        assertThat(read(slanted).lines().stream().map(Line::text))
                .containsExactly("Corner Shop Limited", "Milk and honey  2.50", "Total amount  12.75");
    }

    @Test
    void readsPalePrintInTheShade() {
        // given: from left to right the paper darkens from white to half grey, and the ink is hardly darker
        BufferedImage shaded = Pictures.page("Corner Shop Limited", "Milk and honey\t2.50", "Total amount\t12.75");
        for (int y = 0; y < shaded.getHeight(); y++) {
            for (int x = 0; x < shaded.getWidth(); x++) {
                int ink = 255 - (shaded.getRGB(x, y) & 255);
                int grey = (int) ((255 - ink * 0.2) * (1 - 0.5 * x / shaded.getWidth()));
                shaded.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        // then
        assertThat(read(shaded).lines().stream().map(Line::text))
                .containsExactly("Corner Shop Limited", "Milk and honey  2.50", "Total amount  12.75");
    }

    @Test
    void readsAReceiptThatIsSmallInALargePhotograph() {
        // given: it takes up an eighth of the width, so that its lines run into each other where the whole is looked at
        BufferedImage table = new BufferedImage(5000, 2500, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = table.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, table.getWidth(), table.getHeight());
        pen.drawImage(RECEIPT, null, 3600, 1500);
        pen.dispose();
        // when
        Page page = read(table);
        // then
        assertThat(page.lines().stream().map(Line::text))
                .containsExactly(
                        "Corner Shop Limited",
                        "12 High Street",
                        "Milk and honey  2.50",
                        "Total amount  12.75",
                        "Thank you");
        // its amounts begin 440 pixels from its edge, at two pixels a point
        assertThat(page.lines().get(3).words().getLast().box().left()).isBetween(2014.0, 2028.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void turnsAReceiptThatIsSmallInALargePhotograph(int quarters) {
        // given
        BufferedImage table = new BufferedImage(3600, 3600, BufferedImage.TYPE_INT_RGB);
        table.getRaster().setRect(400, 2500, Pictures.turned(RECEIPT, quarters).getRaster());
        // then
        assertThat(read(table).lines().stream().map(Line::text)).contains("Corner Shop Limited", "Total amount  12.75");
    }

    @Test
    void findsNothingOnAnEmptyPage() {
        assertThat(read(Pictures.page("")).lines()).isEmpty();
    }

    @Test
    void findsTheLanguageByThePage() {
        needs("deu");
        // when
        Page page = read(Pictures.page(
                "Rechnung für die Lieferung", "Zahlung bis zum 5. März fällig", "Gesamtbetrag für alles\t12,75"));
        // then
        assertThat(page.lines().stream().map(Line::text))
                .containsExactly(
                        "Rechnung für die Lieferung",
                        "Zahlung bis zum 5. März fällig",
                        "Gesamtbetrag für alles  12,75");
    }

    @Test
    void findsTheLettersByThePage() {
        needs("ukr");
        // when
        Page page = read(Pictures.page(
                "Рахунок на оплату від 14 березня", "Постачальник товарів та послуг", "Разом до сплати\t12,75"));
        // then
        assertThat(page.lines().stream().map(Line::text))
                .containsExactly(
                        "Рахунок на оплату від 14 березня", "Постачальник товарів та послуг", "Разом до сплати  12,75");
    }

    private static Page read(BufferedImage picture) {
        return new Ocr()
                .read(new Sheet(Gray.of(picture), 2), 1, Deadline.in(Duration.ofMinutes(2)))
                .page();
    }

    private static void needs(String language) {
        if (System.getenv("CI_STRICT") == null) {
            assumeThat(Files.exists(LANGUAGES.resolve(language + ".traineddata")))
                    .as("Debian's package tesseract-ocr-%s is installed", language)
                    .isTrue();
        }
    }
}

package ai.extraly.engine.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.natives.CacheFolder;
import ai.extraly.engine.natives.NativeLibraries;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Word;
import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.picture.PictureFile.Sheet;
import ai.extraly.engine.picture.Pictures;
import ai.extraly.engine.results.Check;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine without the network's natives, and with English alone. */
class TesseractReaderTest {

    private static final BufferedImage RECEIPT = Pictures.page(
            "Corner Shop Limited", "12 High Street", "Milk and honey\t2.50", "Total amount\t12.75", "Thank you");

    @TempDir
    private Path nothingInstalled;

    private Ocr ocr;

    @BeforeEach
    void withEnglishAlone() throws IOException {
        TesseractPool tesseract = new TesseractPool(
                NativeLibraries.tesseract(CacheFolder.open()),
                Installed.in(CacheFolder.in(nothingInstalled), List.of()));
        ocr = new Ocr(() -> new TesseractReader(tesseract));
    }

    @Test
    void readsLinesWithTheirColumns() {
        // when
        Page page = read(RECEIPT).page();
        // then
        assertThat(page.lines().stream().map(Line::text))
                .containsExactly(
                        "Corner Shop Limited",
                        "12 High Street",
                        "Milk and honey  2.50",
                        "Total amount  12.75",
                        "Thank you");
        assertThat(page.scanned()).isTrue();
    }

    @Test
    void placesWordsWhereTheyArePrinted() {
        // when
        Page page = read(RECEIPT).page();
        // then: at two pixels a point the amounts begin at 440, and print is 24 pixels high
        Word amount = page.lines().get(3).words().getLast();
        assertThat(amount.box().left()).isBetween(216.0, 224.0);
        assertThat(amount.size()).isBetween(10.0, 14.0);
        assertThat(amount.baseline()).isBetween(88.0, 92.0);
        assertThat(amount.confidence()).isBetween(0.8, 0.999);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void turnsAPageThatLiesOnItsSideOrHead(int quarters) {
        assertThat(read(Pictures.turned(RECEIPT, quarters)).page().lines().stream()
                        .map(Line::text))
                .contains("Corner Shop Limited", "Total amount  12.75");
    }

    @Test
    void readsASlantedPageByRows() {
        // given
        BufferedImage slanted = Pictures.page(3, "Corner Shop Limited", "Milk and honey\t2.50", "Total amount\t12.75");
        // then
        assertThat(read(slanted).page().lines().stream().map(Line::text))
                .containsExactly("Corner Shop Limited", "Milk and honey  2.50", "Total amount  12.75");
    }

    @Test
    void findsNothingOnAnEmptyPage() {
        assertThat(read(Pictures.page("")).page().lines()).isEmpty();
    }

    @Test
    void namesThePackageOfALanguageThatIsMissing() {
        // when
        Ocr.Read read = read(Pictures.page(
                "Rechnung für die Lieferung", "Zahlung bis zum 5. März fällig", "Gesamtbetrag für alles\t12,75"));
        // then: read as well as it goes
        assertThat(read.missing()).contains(new Check("ocr_language_installed", false, "tesseract-ocr-deu", "missing"));
        assertThat(read.page().lines().getLast().text()).endsWith("12,75");
    }

    @Test
    void namesThePackageOfLettersThatAreMissing() {
        assertThat(read(Pictures.page(
                                "Рахунок на оплату від 14 березня",
                                "Постачальник товарів та послуг",
                                "Разом до сплати\t12,75"))
                        .missing())
                .map(Check::expected)
                .hasValueSatisfying(expected -> assertThat(expected).asString().startsWith("tesseract-ocr-"));
    }

    @Test
    void saysWhatToInstallWhereThereIsNothing() {
        // given
        ocr = new Ocr(NoReader::new);
        // when
        Ocr.Read read = read(RECEIPT);
        // then
        assertThat(read.page().lines()).isEmpty();
        assertThat(Ocr.advice(read.missing().stream().toList()))
                .hasValueSatisfying(advice -> assertThat(advice).contains("install tesseract-ocr"));
    }

    private Ocr.Read read(BufferedImage picture) {
        return ocr.read(new Sheet(Gray.of(picture), 2), 1, Deadline.in(Duration.ofMinutes(2)));
    }
}

package ai.extraly.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.TestPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegibleTest {

    private static TestPage page(String text) {
        return new TestPage()
                .text(50, 50, "1.234,56")
                .text(50, 70, "7,00")
                .text(50, 90, "£")
                .text(50, 110, text);
    }

    private static String last(Document document) {
        return document.segments().reduce((a, b) -> b).orElseThrow().text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1O,5O                       | 10,50
        l2.S0                       | 12,50
        373.36                      | 373,36
        1.234.56                    | 1.234,56
        ~12,50                      | -12,50
        E12,50                      | £12,50
        O5.O2.2026                  | 05.02.2026
        05.02,2026                  | 05.02.2026
        12 0ct 2026                 | 12 oct 2026
        05 3an 2026                 | 05 jan 2026
        York Y031 7EQ               | York YO31 7EQ
        DE89 3704 0044 O532 0130 00 | DE89 3704 0044 0532 0130 00
        DE89 3704 0044 8532 0130 00 | DE89 3704 0044 0532 0130 00
        0E89 3704 0044 0532 0130 00 | 0E89 3704 0044 0532 0130 00
        """)
    void formsAndCheckDigitsTellWhatWasPrinted(String recognised, String printed) {
        assertThat(last(Legible.of(TestPage.pictures(page(recognised))))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        05.02
        B2B
        FLIGHT 1.234.56 OK
        SO5
        A4 80g
        50 BOX
        800 500
        DE89 3704 0044 0532 0130 00
        Rate 0.0859
        """)
    void whatMayHaveBeenPrintedSoStays(String recognised) {
        assertThat(last(Legible.of(TestPage.pictures(page(recognised))))).isEqualTo(recognised);
    }

    @Test
    void aTextLayerStays() {
        Document document = TestPage.document(page("1O,5O"));
        assertThat(Legible.of(document)).isSameAs(document);
    }
}

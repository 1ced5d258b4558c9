package ai.extraly.engine.fields;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.page.TestPage;
import org.junit.jupiter.api.Test;

class CurrencyHintsTest {

    @Test
    void indiaIsKnownByItsGrouping() {
        assertThat(CurrencyHints.in(TestPage.document(new TestPage().text(50, 100, "Balance 1,51,540.80")), false))
                .contains("INR");
    }

    @Test
    void aDollarIsThatOfTheCountryThatTheWordsBelongTo() {
        TestPage page = new TestPage().text(50, 100, "ABN 51 824 753 556").text(50, 115, "Total $10.00");
        assertThat(CurrencyHints.in(TestPage.document(page), true)).contains("AUD");
    }

    @Test
    void anAmericanTownSpeaksForItsDollar() {
        assertThat(CurrencyHints.in(TestPage.document(new TestPage().text(50, 100, "Seattle, WA 98104")), false))
                .contains("USD");
    }

    @Test
    void nothingIsGuessedFromNothing() {
        assertThat(CurrencyHints.in(TestPage.document(new TestPage().text(50, 100, "Total 10.00")), false))
                .isEmpty();
    }

    @Test
    void aCanadianTownSpeaksForItsDollar() {
        TestPage page = new TestPage().text(50, 100, "Gatineau QC J8X 1T4").text(50, 115, "Total $10.00");
        assertThat(CurrencyHints.in(TestPage.document(page), true)).contains("CAD");
    }
}

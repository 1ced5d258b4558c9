package ai.extraly.engine.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.lexicon.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "deu, Rechnungsnummer 12 fur die Lieferung und den Versand, Zahlungsziel nach Erhalt der Rechnung",
        "fra, Facture pour les services du mois, Date d'echeance et montant de la TVA",
        "pol, Faktura za uslugi do zaplaty, Sprzedawca i nabywca oraz termin platnosci",
        "eng, Invoice for the services of this month, Amount due and date of payment"
    })
    void tellsLanguagesWithoutTheirAccents(String language, String first, String second) {
        assertThat(PageLanguage.inLatin(List.of(first, second)).tesseract()).isEqualTo(language);
    }

    @Test
    void isEnglishWhereNothingTells() {
        assertThat(PageLanguage.inLatin(List.of("12.50", "XYZ 4711")).tesseract())
                .isEqualTo("eng");
    }

    @Test
    void tellsUkrainianFromRussian() {
        assertThat(PageLanguage.among(List.of("ukr", "rus"), List.of("Рахунок на оплату", "та від постачальника")))
                .map(Vocabulary::tesseract)
                .contains("ukr");
    }
}

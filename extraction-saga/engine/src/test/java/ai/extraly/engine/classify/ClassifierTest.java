package ai.extraly.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.pdf.Sheet;
import org.junit.jupiter.api.Test;

class ClassifierTest {

    @Test
    void knowsAnInvoiceByItsTableAndWords() throws Exception {
        assertThat(type(sheet -> sheet.at(50, 60, "Factuur")
                        .row(100, 50, "Factuurnummer", 200, "2026-1")
                        .row(200, 50, "Omschrijving", 250, "Aantal", 330, "Prijs", 500, "Totaal")))
                .isEqualTo(DetectionType.INVOICE);
    }

    @Test
    void knowsAStatementByItsBalancesAndDatedRows() throws Exception {
        assertThat(type(sheet -> {
                    sheet.row(80, 50, "Opening balance", 400, "100.00");
                    for (int day = 1; day <= 9; day++) {
                        sheet.row(
                                100 + 12 * day, 50, "0" + day + "/03/2026", 150, "Payment", 400, "10.00", 480, "90.00");
                    }
                    sheet.row(300, 50, "Closing balance", 400, "10.00");
                }))
                .isEqualTo(DetectionType.BANK_STATEMENT);
    }

    @Test
    void aPaymentOfAnInvoiceDoesNotMakeAStatementAnInvoice() throws Exception {
        assertThat(type(sheet -> sheet.at(50, 60, "Kontoauszug")
                        .row(80, 50, "Alter Kontostand", 400, "100,00")
                        .row(100, 50, "01.03.2026", 150, "Rechnung 4711 Rechnungsnummer Kundennummer", 400, "-10,00")
                        .row(120, 50, "Neuer Kontostand", 400, "90,00")))
                .isEqualTo(DetectionType.BANK_STATEMENT);
    }

    @Test
    void knowsAReceiptByTillWordsAndNarrowPrint() throws Exception {
        assertThat(type(sheet -> sheet.at(60, 50, "Kassenbon")
                        .row(80, 60, "Brot", 200, "2,80")
                        .row(92, 60, "Summe", 200, "2,80")
                        .row(104, 60, "Gegeben", 200, "5,00")
                        .row(116, 60, "Rückgeld", 200, "2,20")
                        .at(60, 140, "Es bediente Sie: Kasse 3")))
                .isEqualTo(DetectionType.RECEIPT);
    }

    private static DetectionType type(Sheet.Content content) throws Exception {
        return new Classifier().classify(Sheet.document(content)).type();
    }
}

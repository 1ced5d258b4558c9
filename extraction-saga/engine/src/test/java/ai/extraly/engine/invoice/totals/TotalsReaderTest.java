package ai.extraly.engine.invoice.totals;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.pdf.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsReaderTest {

    private static final Lexicon LEXICON = Lexicon.of("invoice");

    @Test
    void ofTwoSubtotalsTakesTheOneThatMakesTheTotalWithTheTax() throws Exception {
        Totals totals =
                totals(sheet -> sheet.row(100, 50, "Exclusief BTW", 150, "593,36", 350, "Subtotaal", 450, "717,97")
                        .row(114, 50, "BTW 21%", 150, "124,61")
                        .row(128, 350, "Totaal", 450, "717,97"));
        assertThat(Seen.valueOf(totals.subtotal())).isEqualByComparingTo("593.36");
        assertThat(Seen.valueOf(totals.total())).isEqualByComparingTo("717.97");
    }

    @Test
    void readsNetTaxAndGrossFromOneLine() throws Exception {
        Totals totals = totals(sheet -> sheet.row(100, 50, "23%", 150, "100,00", 250, "23,00", 350, "123,00")
                .row(114, 50, "8%", 150, "50,00", 250, "4,00", 350, "54,00")
                .row(128, 50, "Razem", 150, "150,00", 250, "27,00", 350, "177,00"));
        assertThat(Seen.valueOf(totals.subtotal())).isEqualByComparingTo("150");
        assertThat(Seen.valueOf(totals.taxTotal())).isEqualByComparingTo("27");
        assertThat(Seen.valueOf(totals.total())).isEqualByComparingTo("177");
        assertThat(totals.taxes()).hasSize(2);
    }

    @Test
    void addsUpSeveralRates() throws Exception {
        Totals totals = totals(sheet -> sheet.row(100, 50, "Summe netto", 300, "300,00")
                .row(114, 50, "zzgl. 19 % MwSt. auf 200,00", 300, "38,00")
                .row(128, 50, "zzgl. 7 % MwSt. auf 100,00", 300, "7,00")
                .row(142, 50, "Rechnungsbetrag", 300, "345,00"));
        assertThat(Seen.valueOf(totals.taxTotal())).isEqualByComparingTo("45.00");
        assertThat(requireNonNull(totals.taxTotal()).span()).isNull();
        assertThat(totals.taxes())
                .extracting(row -> requireNonNull(row.base()).value().intValue())
                .containsExactly(200, 100);
    }

    @Test
    void aLoneSumIsTheTotalWhateverItIsCalled() throws Exception {
        Totals totals = totals(sheet -> sheet.row(100, 50, "Subtotal", 300, "100.00"));
        assertThat(Seen.valueOf(totals.total())).isEqualByComparingTo("100.00");
    }

    @Test
    void takesFreightBetweenSubtotalAndTotalIntoAccount() throws Exception {
        Totals totals = totals(sheet -> sheet.row(100, 50, "Subtotal", 300, "100.00")
                .row(114, 50, "Freight", 300, "9.50")
                .row(128, 50, "Sales tax", 300, "8.00")
                .row(142, 50, "Total", 300, "117.50"));
        assertThat(Seen.valueOf(totals.subtotal())).isEqualByComparingTo("100.00");
        assertThat(totals.adjustment()).isEqualByComparingTo("9.50");
    }

    @Test
    void whatIsLeftToPayIsTheTotalWithoutWhatWasPaid() throws Exception {
        Totals totals =
                totals(sheet -> sheet.row(100, 50, "Total", 300, "671.15").row(114, 50, "Amount paid", 300, "201.00"));
        assertThat(Seen.valueOf(totals.total())).isEqualByComparingTo("671.15");
        assertThat(Seen.valueOf(totals.amountDue())).isEqualByComparingTo("470.15");
    }

    @Test
    void findsTheTotalUnderTheHeadOfItsColumn() throws Exception {
        Totals totals = totals(
                sheet -> sheet.row(100, 50, "BASE IMPONIBLE", 200, "% IVA", 280, "CUOTA IVA", 400, "TOTAL FACTURA")
                        .row(118, 60, "100,00 €", 205, "21%", 290, "21,00 €", 415, "121,00 €"));
        assertThat(Seen.valueOf(totals.total())).isEqualByComparingTo("121.00");
        assertThat(Seen.valueOf(totals.subtotal())).isEqualByComparingTo("100.00");
        assertThat(Seen.valueOf(totals.taxTotal())).isEqualByComparingTo("21.00");
    }

    private static Totals totals(Sheet.Content content) throws Exception {
        Document document = Sheet.document(content);
        return new TotalsReader(
                        document,
                        new Labels(document, LEXICON),
                        Conventions.of(document).amounts(),
                        List.of())
                .read();
    }

    @Test
    void severalTaxesMayStandBetweenNetAndGross() throws Exception {
        // given the currency of the last one alone, its number on the next line
        Totals totals =
                totals(sheet -> sheet.row(100, 50, "Total", 200, "1,275.90", 300, "114.83", 380, "114.83", 490, "INR")
                        .row(114, 460, "1,505.56"));
        assertThat(Seen.valueOf(totals.subtotal())).isEqualByComparingTo("1275.90");
        assertThat(Seen.valueOf(totals.taxTotal())).isEqualByComparingTo("229.66");
        assertThat(Seen.valueOf(totals.total())).isEqualByComparingTo("1505.56");
    }
}

package ai.extraly.engine.invoice.items;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.pdf.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderFinderTest {

    @Test
    void findsTheColumnsOfItems() throws Exception {
        assertThat(roles(sheet ->
                        sheet.row(100, 50, "Artikel", 250, "Aantal", 330, "Prijs per stuk", 450, "BTW", 500, "Totaal")))
                .containsExactly(Role.DESCRIPTION, Role.QUANTITY, Role.UNIT_PRICE, Role.TAX_RATE, Role.AMOUNT);
    }

    @Test
    void joinsAHeaderOverTwoLines() throws Exception {
        assertThat(roles(sheet -> sheet.row(100, 300, "Unit Price Excl.")
                        .row(112, 50, "Description", 200, "Quantity", 320, "VAT", 450, "Line Amount Excl. VAT")))
                .containsExactly(Role.DESCRIPTION, Role.QUANTITY, Role.UNIT_PRICE, Role.NET);
    }

    @Test
    void tellsNetAndGrossApartByTheTaxBetween() throws Exception {
        assertThat(roles(sheet ->
                        sheet.row(100, 50, "Description", 250, "Qty", 300, "Amount", 380, "VAT", 450, "Total")))
                .containsExactly(Role.DESCRIPTION, Role.QUANTITY, Role.NET, Role.TAX_RATE, Role.GROSS);
    }

    @Test
    void aSentenceIsNoHeader() throws Exception {
        assertThat(new HeaderFinder()
                        .in(Sheet.document(sheet -> sheet.at(
                                        50, 100, "The quantity, unit price and amount of each item are listed."))
                                .pages()
                                .getFirst()))
                .isEmpty();
    }

    private static List<Role> roles(Sheet.Content content) throws Exception {
        return new HeaderFinder()
                .in(Sheet.document(content).pages().getFirst()).getFirst().columns().stream()
                        .map(Column::role)
                        .toList();
    }
}

package ai.extraly.engine.invoice.items;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.pdf.Sheet;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemsReaderTest {

    private static final Lexicon LEXICON = Lexicon.of("invoice");

    private static Sheet header(Sheet sheet) throws IOException {
        return sheet.row(100, 50, "Description", 300, "Qty", 350, "Unit", 400, "Unit price", 500, "Amount");
    }

    @Test
    void endsAtTheFirstSum() throws Exception {
        List<Item> items = items(sheet -> header(sheet)
                .row(115, 50, "Paint", 305, "2", 350, "l", 410, "10.00", 505, "20.00")
                .row(140, 400, "Subtotal", 505, "20.00")
                .row(155, 50, "Brush", 305, "1", 350, "pc", 415, "5.00", 510, "5.00"));
        assertThat(items).hasSize(1);
    }

    @Test
    void aWordOfASumInTheTextBelowAnItemDoesNotEndTheTable() throws Exception {
        List<Item> items = items(sheet -> header(sheet)
                .row(115, 50, "Cider", 305, "2", 350, "box", 410, "10.00", 505, "20.00")
                .at(50, 127, "plus deposit")
                .row(142, 50, "Juice", 305, "1", 350, "box", 415, "5.00", 510, "5.00"));
        assertThat(items)
                .extracting(item -> Seen.valueOf(item.description()))
                .containsExactly("Cider plus deposit", "Juice");
    }

    @Test
    void freightWithAQuantityIsAnItem() throws Exception {
        List<Item> items = items(sheet -> header(sheet)
                .row(115, 50, "Paint", 305, "2", 350, "l", 410, "10.00", 505, "20.00")
                .row(130, 50, "Delivery", 305, "1", 350, "pc", 415, "4.00", 510, "4.00"));
        assertThat(items).hasSize(2);
    }

    @Test
    void cutsAUnitFromTheNumberThatStandsCloseBehindIt() throws Exception {
        List<Item> items = items(sheet -> header(sheet)
                .row(115, 50, "Design", 305, "1", 350, "lump sum", 396, "18 000,00", 497, "18 000,00")
                .row(130, 50, "Text", 305, "10", 350, "h", 413, "450,00", 501, "4 500,00"));
        assertThat(items.getFirst().unitPrice()).isNotNull();
        assertThat(Seen.valueOf(items.getFirst().unitPrice())).isEqualByComparingTo("18000");
        assertThat(Seen.valueOf(items.getFirst().unit())).isEqualTo("lump sum");
    }

    private static List<Item> items(Sheet.Content content) throws Exception {
        Document document = Sheet.document(content);
        return new ItemsReader(
                        document,
                        new Labels(document, LEXICON),
                        Conventions.of(document).amounts())
                .tables().stream().flatMap(table -> table.items().stream()).toList();
    }

    @Test
    void ofSeveralValuesTheLineIsWhatQuantityAndPriceMake() throws Exception {
        List<Item> items = items(
                sheet -> sheet.row(100, 50, "Description", 200, "Qty", 250, "Rate", 320, "Taxable value", 500, "Total")
                        .row(115, 50, "Paint", 200, "2", 250, "10.00", 320, "20.00", 500, "23.60")
                        .row(130, 50, "Brush", 200, "3", 250, "5.00", 320, "15.00", 500, "17.70"));
        assertThat(items)
                .extracting(item -> item.amount().value().toPlainString())
                .containsExactly("20.00", "15.00");
    }

    @Test
    void aPriceUnderAHeadOfValuesIsNotTheValue() throws Exception {
        List<Item> items =
                items(sheet -> sheet.row(100, 50, "Description", 200, "Qty", 280, "Gross amount", 500, "Total incl VAT")
                        .row(115, 50, "Paint", 200, "2", 280, "10.00", 500, "20.00")
                        .row(130, 50, "Brush", 200, "3", 280, "5.00", 500, "15.00"));
        assertThat(items)
                .extracting(item -> item.amount().value().toPlainString())
                .containsExactly("20.00", "15.00");
    }
}

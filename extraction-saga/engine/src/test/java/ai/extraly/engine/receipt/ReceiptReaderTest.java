package ai.extraly.engine.receipt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.pdf.Sheet;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Reading;
import ai.extraly.engine.results.Receipt;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReceiptReaderTest {

    private final ReceiptReader reader = new ReceiptReader();

    @Test
    void readsATillReceipt() throws Exception {
        // given
        var document =
                Sheet.document(sheet -> sheet.lines(60, 50, "CORNER BAKERY", "7 Station Road", "Tel: 01234 567890")
                        .lines(60, 98, "Receipt No: 10042", "Date: 05/03/2026 08:41")
                        .row(140, 60, "White loaf", 220, "1.80")
                        .row(152, 60, "2 x 0.95 Croissant", 220, "1.90")
                        .row(180, 60, "Subtotal", 220, "3.70")
                        .row(192, 60, "Total", 220, "3.70")
                        .row(204, 60, "Cash", 220, "5.00")
                        .row(216, 60, "Change", 220, "1.30"));
        // when
        Reading reading = reader.read(document).orElseThrow();
        // then
        Receipt receipt = (Receipt) reading.results();
        assertThat(receipt.merchant())
                .isEqualTo(new Receipt.Merchant("CORNER BAKERY", "7 Station Road", "01234 567890", null));
        assertThat(receipt.receiptNumber()).isEqualTo("10042");
        assertThat(receipt.date()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(receipt.time()).isEqualTo("08:41");
        assertThat(receipt.items()).extracting(Receipt.Item::description).containsExactly("White loaf", "Croissant");
        assertThat(receipt.items().get(1).quantity()).isEqualByComparingTo("2");
        assertThat(receipt.items().get(1).unitPrice()).isEqualByComparingTo("0.95");
        assertThat(receipt.total()).isEqualByComparingTo("3.70");
        assertThat(requireNonNull(receipt.payment()).method()).isEqualTo("cash");
        assertThat(requireNonNull(receipt.payment()).change()).isEqualByComparingTo("1.30");
        assertThat(reading.checks())
                .allMatch(Check::passed)
                .extracting(Check::name)
                .containsExactly("items_sum", "payment");
    }

    @Test
    void whatIsBoughtIsNoHouseInAStreet() {
        // given: a number, words and a number with a comma, as addresses have them
        var document = Strip.of(
                "Petit Moulin",
                "27 rue des Tanneurs",
                "59000 LILLE",
                "1 Menu du jour  18,50",
                "1 Carafe vin rouge  9,50",
                "TOTAL  28,00");
        // then
        Receipt receipt = (Receipt) reader.read(document).orElseThrow().results();
        assertThat(receipt.items())
                .extracting(Receipt.Item::description)
                .containsExactly("Menu du jour", "Carafe vin rouge");
    }

    @Test
    void codesOfTaxMayTouchTheFirstThingsBought() {
        // given
        var document = Strip.of(
                "Delikatesy Sosna",
                "ul. Lipowa 21",
                "61-246 Poznań",
                "CHLEB ŻYTNI  1 X5,49 5,49B",
                "SER GOUDA  1 X12,34 12,34B",
                "JABŁKA KG  1 X4,18 4,18B",
                "SUMA PLN  22,01");
        // then
        Receipt receipt = (Receipt) reader.read(document).orElseThrow().results();
        assertThat(receipt.items())
                .extracting(Receipt.Item::description)
                .containsExactly("CHLEB ŻYTNI", "SER GOUDA", "JABŁKA KG");
    }

    @Test
    void ofSeveralTotalsTakesTheOneThatWasPaid() throws Exception {
        var document = Sheet.document(sheet -> sheet.row(100, 60, "Tea", 220, "9.98")
                .row(120, 60, "Total", 220, "9.98")
                .row(132, 60, "Rounding", 220, "0.02")
                .row(144, 60, "Total", 220, "10.00")
                .row(156, 60, "Cash", 220, "20.00")
                .row(168, 60, "Change", 220, "10.00"));
        Receipt receipt = (Receipt) reader.read(document).orElseThrow().results();
        assertThat(receipt.total()).isEqualByComparingTo("10.00");
        assertThat(receipt.rounding()).isEqualByComparingTo("0.02");
    }

    @Test
    void readsTheEndOfACardNumber() throws Exception {
        var document = Sheet.document(
                sheet -> sheet.row(100, 60, "Summe", 220, "12,50").at(60, 120, "girocard ************4711"));
        Receipt receipt = (Receipt) reader.read(document).orElseThrow().results();
        assertThat(requireNonNull(receipt.payment()).cardLast4()).isEqualTo("4711");
    }

    @Test
    void aPageWithoutMoneyIsNoReceipt() throws Exception {
        assertThat(reader.read(Sheet.document(sheet -> sheet.at(60, 100, "Thank you for your visit"))))
                .isEmpty();
    }

    @Test
    void aPriceByWeightIsNotPaidAndASavingIsTakenOff() throws Exception {
        var document = Sheet.document(sheet -> sheet.row(100, 60, "Bananas", 220, "1.35")
                .at(60, 112, "0.845 kg @ 1.60/kg")
                .row(124, 60, "Bread", 220, "1.20")
                .row(136, 60, "Multibuy saving", 220, "-0.50")
                .row(150, 60, "TOTAL", 220, "2.05"));
        Reading reading = reader.read(document).orElseThrow();
        assertThat(((Receipt) reading.results()).items())
                .extracting(Receipt.Item::description)
                .containsExactly("Bananas", "Bread");
        assertThat(reading.checks()).singleElement().matches(Check::passed);
    }
}

package ai.extraly.engine.invoice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.extraly.engine.pdf.Sheet;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Invoice;
import ai.extraly.engine.results.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvoiceReaderTest {

    private final InvoiceReader reader = new InvoiceReader();

    private static void letterhead(Sheet sheet) throws IOException {
        sheet.lines(330, 50, "Pinewood Tools Ltd", "4 Mill Lane", "Leeds", "LS1 4AP", "hello@pinewood.example")
                .lines(
                        50,
                        130,
                        "Bill to",
                        "Harbour Cafe LLP",
                        "12 Quay Street",
                        "Hull",
                        "HU1 1AA",
                        "VAT No: GB987654321")
                .lines(330, 130, "Invoice no: PW-2041", "Invoice date: 14/03/2026", "Due date: 13/04/2026", "PO: H-77")
                .at(330, 178, "VAT No: GB123456789");
    }

    private static void items(Sheet sheet) throws IOException {
        sheet.row(260, 50, "Description", 300, "Qty", 370, "Unit price", 460, "VAT", 510, "Amount")
                .row(280, 50, "Claw hammer", 305, "2", 380, "15.00", 460, "20%", 515, "30.00")
                .at(50, 292, "with ash handle")
                .row(310, 50, "Box of nails", 305, "10", 380, "1.50", 460, "20%", 515, "15.00");
    }

    private static void sums(Sheet sheet, String total) throws IOException {
        sheet.row(350, 370, "Subtotal", 515, "45.00")
                .row(364, 370, "VAT 20%", 520, "9.00")
                .row(378, 370, "Total GBP", 515, total)
                .at(50, 420, "IBAN GB29 NWBK 6016 1331 9268 19");
    }

    private static Reading whole(String total) throws Exception {
        return new InvoiceReader()
                .read(Sheet.document(sheet -> {
                    letterhead(sheet);
                    items(sheet);
                    sums(sheet, total);
                }))
                .orElseThrow();
    }

    @Nested
    class AnInvoice {

        private final Invoice invoice;
        private final Reading reading;

        AnInvoice() throws Exception {
            reading = whole("54.00");
            invoice = (Invoice) reading.results();
        }

        @Test
        void givesNumberDatesAndOrder() {
            assertThat(invoice.invoiceNumber()).isEqualTo("PW-2041");
            assertThat(invoice.invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 14));
            assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2026, 4, 13));
            assertThat(invoice.purchaseOrder()).isEqualTo("H-77");
            assertThat(invoice.currency()).isEqualTo("GBP");
        }

        @Test
        void tellsSellerAndBuyerApart() {
            assertThat(requireNonNull(invoice.seller()).name()).isEqualTo("Pinewood Tools Ltd");
            assertThat(requireNonNull(invoice.seller()).address()).isEqualTo("4 Mill Lane, Leeds, LS1 4AP");
            assertThat(requireNonNull(invoice.seller()).vatNumber()).isEqualTo("GB123456789");
            assertThat(requireNonNull(invoice.buyer()).name()).isEqualTo("Harbour Cafe LLP");
            assertThat(requireNonNull(invoice.buyer()).address()).isEqualTo("12 Quay Street, Hull, HU1 1AA");
            assertThat(requireNonNull(invoice.buyer()).vatNumber()).isEqualTo("GB987654321");
        }

        @Test
        void readsTheLinesWithTheirWrappedDescriptions() {
            assertThat(invoice.lineItems())
                    .extracting(Invoice.LineItem::description)
                    .containsExactly("Claw hammer with ash handle", "Box of nails");
            Invoice.LineItem hammer = invoice.lineItems().getFirst();
            assertThat(hammer.quantity()).isEqualByComparingTo("2");
            assertThat(hammer.unitPrice()).isEqualByComparingTo("15.00");
            assertThat(hammer.taxRate()).isEqualByComparingTo("20");
            assertThat(hammer.amount()).isEqualByComparingTo("30.00");
        }

        @Test
        void readsTheSumsAndTheAccount() {
            assertThat(invoice.subtotal()).isEqualByComparingTo("45.00");
            assertThat(invoice.taxTotal()).isEqualByComparingTo("9.00");
            assertThat(invoice.total()).isEqualByComparingTo("54.00");
            assertThat(invoice.taxes()).singleElement().satisfies(tax -> {
                assertThat(tax.rate()).isEqualByComparingTo("20");
                assertThat(tax.amount()).isEqualByComparingTo("9.00");
            });
            assertThat(requireNonNull(invoice.payment()).iban()).isEqualTo("GB29NWBK60161331926819");
        }

        @Test
        void passesItsChecks() {
            assertThat(reading.checks())
                    .allMatch(Check::passed)
                    .extracting(Check::name)
                    .contains("lines_sum", "total", "iban_check_digits", "seller_vat_number_form", "due_date");
        }

        @Test
        void showsWhereEachValueStands() {
            assertThat(reading.evidence())
                    .containsKeys("invoice_number", "seller.name", "line_items[1].amount", "taxes[0].rate", "total");
            assertThat(reading.evidence().get("invoice_number")).satisfies(evidence -> {
                assertThat(evidence.page()).isEqualTo(1);
                assertThat(evidence.text()).isEqualTo("PW-2041");
                assertThat(evidence.box()).hasSize(4);
                assertThat(evidence.confidence()).isBetween(0.5, 1.0);
            });
        }
    }

    @Test
    void aWrongTotalIsGivenAndShown() throws Exception {
        Reading reading = whole("55.00");
        assertThat(((Invoice) reading.results()).total()).isEqualByComparingTo("55.00");
        assertThat(reading.checks())
                .filteredOn(check -> !check.passed())
                .extracting(Check::name, Check::expected, Check::actual)
                .containsExactly(tuple("total", "55.00", "54.00"));
        assertThat(requireNonNull(reading.evidence().get("total")).confidence()).isLessThan(0.5);
    }

    @Test
    void readsALetterWithASenderOverTheWindow() throws Exception {
        // given: a German letter; nothing says who sells and who buys
        var document = Sheet.document(sheet -> sheet.at(60, 130, "Muster & Co · Ring 3 · 50667 Köln")
                .lines(60, 150, "Anna Beispiel", "Gasse 9", "80331 München")
                .row(150, 350, "Rechnung Nr.", 450, "2026/19")
                .row(164, 350, "Datum", 450, "01.02.2026")
                .row(260, 60, "Pos.", 100, "Bezeichnung", 330, "Menge", 400, "Einzelpreis", 500, "Gesamt")
                .row(275, 60, "1", 100, "Beratung", 330, "3,5 Std.", 410, "80,00", 500, "280,00")
                .row(310, 350, "Nettobetrag", 500, "280,00 €")
                .row(324, 350, "zzgl. 19 % MwSt.", 505, "53,20 €")
                .row(338, 350, "Rechnungsbetrag", 500, "333,20 €")
                .at(60, 380, "Bitte überweisen Sie bis zum 15.02.2026."));
        // when
        Invoice invoice = (Invoice) reader.read(document).orElseThrow().results();
        // then
        assertThat(requireNonNull(invoice.seller()).name()).isEqualTo("Muster & Co");
        assertThat(requireNonNull(invoice.buyer()).name()).isEqualTo("Anna Beispiel");
        assertThat(requireNonNull(invoice.buyer()).address()).isEqualTo("Gasse 9, 80331 München");
        assertThat(invoice.invoiceNumber()).isEqualTo("2026/19");
        assertThat(invoice.invoiceDate()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2026, 2, 15));
        assertThat(invoice.currency()).isEqualTo("EUR");
        assertThat(invoice.total()).isEqualByComparingTo(new BigDecimal("333.20"));
        assertThat(invoice.lineItems()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualByComparingTo("3.5");
            assertThat(line.unit()).isEqualTo("Std.");
        });
    }

    @Test
    void aLetterIsNoInvoice() throws Exception {
        var document =
                Sheet.document(sheet -> sheet.lines(60, 100, "Dear Sir or Madam,", "we thank you for your visit."));
        assertThat(reader.read(document)).isEmpty();
    }

    @Test
    void readsLinesWithoutAHeaderWhenTheyAddUp() throws Exception {
        // given: a bill that prints its charges in running lines
        var document = Sheet.document(sheet -> sheet.at(50, 60, "Your electricity bill")
                .row(80, 50, "Bill number", 500, "B-77120934")
                .row(200, 50, "Electricity used 310 kWh", 500, "86.80")
                .row(214, 50, "Standing charge 31 days", 500, "15.50")
                .row(228, 50, "Total before VAT", 500, "102.30")
                .row(242, 50, "VAT at 5%", 505, "5.12")
                .row(256, 50, "Total charges this period", 500, "107.42"));
        // when
        Invoice invoice = (Invoice) reader.read(document).orElseThrow().results();
        // then
        assertThat(invoice.lineItems())
                .extracting(Invoice.LineItem::description)
                .containsExactly("Electricity used 310 kWh", "Standing charge 31 days");
        assertThat(invoice.total()).isEqualByComparingTo("107.42");
        assertThat(invoice.taxTotal()).isEqualByComparingTo("5.12");
    }

    @Test
    void freightIsNoTax() throws Exception {
        // given: prices with tax, and delivery between the sums
        var document = Sheet.document(sheet -> sheet.at(50, 60, "Invoice number: TB88121")
                .row(100, 50, "Qty", 90, "Item", 350, "Price", 500, "Total")
                .row(114, 50, "1", 90, "Wooden train set", 350, "39.99", 500, "39.99")
                .row(140, 350, "Items subtotal", 500, "39.99")
                .row(154, 350, "Delivery", 505, "3.99")
                .row(168, 350, "Grand total", 500, "43.98"));
        // when
        Invoice invoice = (Invoice) reader.read(document).orElseThrow().results();
        // then
        assertThat(invoice.subtotal()).isEqualByComparingTo("39.99");
        assertThat(invoice.total()).isEqualByComparingTo("43.98");
        assertThat(invoice.taxTotal()).isNull();
    }

    @Test
    void aCodeThatIsSpelledOutIsNotOverruledByTheCountry() throws Exception {
        // given: a firm of Singapore that bills in United States' dollars
        var document = Sheet.document(sheet -> sheet.at(50, 60, "Bluewater Logistics Pte Ltd, Singapore")
                .at(50, 80, "Invoice number: 4711")
                .row(100, 50, "Charge Description", 500, "Amount (USD)")
                .row(114, 50, "Ocean freight", 500, "420.00")
                .row(140, 350, "Total USD", 500, "420.00"));
        // when
        Invoice invoice = (Invoice) reader.read(document).orElseThrow().results();
        // then
        assertThat(invoice.currency()).isEqualTo("USD");
    }

    @Test
    void theNumberMayStandAloneUnderABareTitle() throws Exception {
        // given: a letter of one who works alone
        var document = Sheet.document(sheet -> sheet.lines(400, 40, "Ada Example", "31 Norwood Road", "London SE24 9AA")
                .lines(50, 120, "Bramble & Finch Ltd", "Unit 6, The Maltings", "Stroud", "GL5 2AB")
                .lines(50, 220, "INVOICE", "2026-042", "3 March 2026")
                .row(280, 50, "Description", 300, "Qty", 400, "Rate", 500, "Amount")
                .row(295, 50, "Proofreading", 300, "2", 400, "50.00", 500, "100.00")
                .row(320, 400, "Total due", 500, "100.00"));
        // when
        Invoice invoice = (Invoice) reader.read(document).orElseThrow().results();
        // then
        assertThat(invoice.invoiceNumber()).isEqualTo("2026-042");
    }

    @Test
    void aGuestInAListOfLabelsIsTheBuyer() throws Exception {
        // given: the folio of an inn
        var document = Sheet.document(sheet -> sheet.at(250, 40, "The Example Inn")
                .at(220, 54, "200 Harbor Drive, Astoria, OR 97103")
                .row(90, 50, "Guest:", 120, "Ms. Ada Example", 400, "Folio No.:", 480, "180048")
                .row(105, 50, "Address: 18 Elm Ct, Madison, WI 53703", 400, "Invoice Date:", 480, "02/08/26")
                .row(150, 50, "Date", 130, "Description", 450, "Charges")
                .row(165, 50, "02/04/26", 130, "Room", 450, "145.38")
                .row(200, 380, "Total charges", 450, "$145.38"));
        // when
        Invoice invoice = (Invoice) reader.read(document).orElseThrow().results();
        // then
        assertThat(invoice.invoiceNumber()).isEqualTo("180048");
        assertThat(invoice.buyer()).isNotNull();
        assertThat(invoice.buyer().name()).isEqualTo("Ms. Ada Example");
    }

    @Test
    void whoIsAddressedAsAPersonIsNotTheSeller() throws Exception {
        // given: the only address is the customer's, high on the page and named twice
        var document = Sheet.document(sheet -> sheet.row(40, 40, "Lumen Energie", 420, "Facture n° 29 8333")
                .at(40, 60, "Titulaire : Mme Ada Exemple")
                .lines(420, 75, "Mme ADA EXEMPLE", "4 RUE DES CORDIERS", "35400 SAINT-MALO")
                .row(200, 40, "Désignation", 480, "Montant HT")
                .row(215, 40, "Abonnement", 480, "100,00")
                .row(240, 40, "Total TTC", 480, "100,00"));
        // when
        Invoice invoice = (Invoice) reader.read(document).orElseThrow().results();
        // then
        assertThat(invoice.buyer()).isNotNull();
        assertThat(invoice.buyer().name()).isEqualTo("Mme ADA EXEMPLE");
        assertThat(invoice.seller()).isNotNull();
        assertThat(invoice.seller().name()).isEqualTo("Lumen Energie");
    }
}

package ai.extraly.engine.einvoice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.Engine;
import ai.extraly.engine.Extracted;
import ai.extraly.engine.Request;
import ai.extraly.engine.pdf.Sheet;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Invoice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmbeddedTest {

    private static final String CHECK = "embedded_xml_agrees_with_page";

    /** Prints what the XML says, a registration number that it does not say, and the total as given. */
    private static byte[] printed(String total) throws IOException {
        return Sheet.pdf(sheet -> sheet.at(50, 60, "INVOICE")
                .lines(330, 60, "Pinewood Tools", "Muehlweg 4", "12345 Walddorf", "Company number: 12345678")
                .row(80, 50, "Invoice no:", 150, "A-17")
                .row(92, 50, "Invoice date:", 150, "14/03/2026")
                .row(140, 50, "Description", 300, "Quantity", 400, "Unit price", 500, "Amount")
                .row(155, 50, "Lamp", 310, "2", 410, "6.00", 505, "11.00")
                .row(180, 400, "Subtotal", 505, "10.00")
                .row(195, 400, "VAT 19%", 505, "1.90")
                .row(210, 400, "Total EUR", 505, total)
                .at(50, 300, "IBAN DE02 1203 0000 0000 2020 51"));
    }

    private static byte[] blank() throws IOException {
        return Sheet.pdf(sheet -> {});
    }

    private static byte[] with(byte[] pdf, String name, String xml) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(name, file(document, name, xml)));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            return saved(document);
        }
    }

    private static byte[] associated(byte[] pdf, String name, String xml) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSArray files = new COSArray();
            files.add(file(document, name, xml));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, files);
            return saved(document);
        }
    }

    private static PDComplexFileSpecification file(PDDocument document, String name, String xml) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(name);
        file.setEmbeddedFile(new PDEmbeddedFile(
                document, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), COSName.FLATE_DECODE));
        return file;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static Extracted read(byte[] pdf) {
        return (Extracted) new Engine().extract(pdf, Request.of(DetectionType.AUTO));
    }

    private static Invoice invoice(Extracted extracted) {
        return (Invoice) extracted.results();
    }

    private static Check check(Extracted extracted, String name) {
        return extracted.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Evidence evidence(Extracted extracted, String path) {
        return requireNonNull(extracted.evidence().get(path), path);
    }

    @Nested
    class ACrossIndustryInvoiceThatThePageRepeats {

        private final Extracted extracted;
        private final Invoice invoice;

        ACrossIndustryInvoiceThatThePageRepeats() throws Exception {
            extracted = read(with(printed("11.90"), "factur-x.xml", XmlInvoices.CII));
            invoice = invoice(extracted);
        }

        @Test
        void isAnInvoiceBecauseTheXmlSaysSo() {
            assertThat(extracted.detectionType()).isEqualTo(DetectionType.INVOICE);
            assertThat(evidence(extracted, "detection_type").source()).isEqualTo(Evidence.Source.EMBEDDED_XML);
            assertThat(evidence(extracted, "detection_type").detected()).isTrue();
        }

        @Test
        void givesWhatTheXmlSays() {
            assertThat(invoice.invoiceNumber()).isEqualTo("A-17");
            assertThat(invoice.invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 14));
            assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2026, 4, 13));
            assertThat(invoice.purchaseOrder()).isEqualTo("H-77");
            assertThat(invoice.currency()).isEqualTo("EUR");
            assertThat(requireNonNull(invoice.seller()).vatNumber()).isEqualTo("DE136695976");
            assertThat(requireNonNull(invoice.seller()).address()).isEqualTo("Muehlweg 4, 12345 Walddorf, DE");
            assertThat(requireNonNull(invoice.buyer()).name()).isEqualTo("Harbour Cafe");
            assertThat(invoice.subtotal()).isEqualByComparingTo("10.00");
            assertThat(invoice.taxTotal()).isEqualByComparingTo("1.90");
            assertThat(invoice.amountDue()).isEqualByComparingTo("6.90");
            assertThat(invoice.payment())
                    .isEqualTo(new Invoice.PaymentTerms("DE02120300000000202051", "BYLADEM1001", "A-17 H", "30 days"));
            assertThat(invoice.lineItems()).singleElement().satisfies(line -> {
                assertThat(line.description()).isEqualTo("Lamp");
                assertThat(line.quantity()).isEqualByComparingTo("2");
                assertThat(line.discount()).isEqualByComparingTo("1.00");
                assertThat(line.taxRate()).isEqualByComparingTo("19");
                assertThat(line.amount()).isEqualByComparingTo("11.00");
            });
        }

        @Test
        void showsWhereThePageSaysTheSame() {
            Evidence date = evidence(extracted, "invoice_date");
            assertThat(date.source()).isEqualTo(Evidence.Source.EMBEDDED_XML);
            assertThat(date.text()).isEqualTo("20260314");
            assertThat(date.page()).isEqualTo(1);
            assertThat(date.box()).hasSize(4);
            assertThat(evidence(extracted, "line_items[0].amount").page()).isEqualTo(1);
            assertThat(evidence(extracted, "due_date").page()).isNull();
        }

        @Test
        void keepsWhatOnlyThePageSays() {
            assertThat(requireNonNull(invoice.seller()).registrationNumber()).isEqualTo("12345678");
            assertThat(evidence(extracted, "seller.registration_number").source())
                    .isEqualTo(Evidence.Source.TEXT);
        }

        @Test
        void passesItsChecksWithTheDiscountOnTheWhole() {
            assertThat(extracted.checks())
                    .allMatch(Check::passed)
                    .extracting(Check::name)
                    .contains("lines_sum", "total", "iban_check_digits", "seller_vat_number_form", CHECK);
        }
    }

    @Test
    void aTotalThatThePageDeniesIsReturnedAndDoubted() throws Exception {
        Extracted extracted = read(with(printed("19.90"), "factur-x.xml", XmlInvoices.CII));
        assertThat(invoice(extracted).total()).isEqualByComparingTo("11.90");
        assertThat(check(extracted, CHECK)).isEqualTo(new Check(CHECK, false, "total 11.90", "total 19.90"));
        assertThat(evidence(extracted, "total").confidence()).isLessThan(0.6);
    }

    @Test
    void aPageWithoutTextIsReadFromTheXml() throws Exception {
        Extracted extracted = read(with(blank(), "xrechnung.xml", XmlInvoices.UBL));
        Invoice invoice = invoice(extracted);
        assertThat(invoice.invoiceNumber()).isEqualTo("A-17");
        assertThat(invoice.invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 14));
        assertThat(requireNonNull(invoice.seller()))
                .isEqualTo(
                        new Invoice.Party("Pinewood Tools", "Muehlweg 4, 12345 Walddorf, DE", "DE136695976", "HRB 7"));
        assertThat(requireNonNull(invoice.payment()).iban()).isEqualTo("DE02120300000000202051");
        assertThat(invoice.total()).isEqualByComparingTo("11.90");
        assertThat(invoice.lineItems()).singleElement().satisfies(line -> {
            assertThat(line.unitPrice()).isEqualByComparingTo("10.00");
            assertThat(line.taxRate()).isEqualByComparingTo("19");
            assertThat(line.unit()).isEqualTo("C62");
        });
        assertThat(extracted.checks())
                .allMatch(Check::passed)
                .extracting(Check::name)
                .contains("lines_sum", "total")
                .doesNotContain(CHECK);
    }

    @Test
    void zugferdOneIsReadUnderItsOwnNames() throws Exception {
        Invoice invoice = invoice(read(with(blank(), "ZUGFeRD-invoice.xml", XmlInvoices.ZUGFERD_1)));
        assertThat(invoice.purchaseOrder()).isEqualTo("H-77");
        assertThat(invoice.currency()).isEqualTo("EUR");
        assertThat(invoice.total()).isEqualByComparingTo("11.90");
        assertThat(invoice.lineItems()).singleElement().satisfies(line -> {
            assertThat(line.amount()).isEqualByComparingTo("10.00");
            assertThat(line.taxRate()).isEqualByComparingTo("19");
        });
    }

    @Test
    void aCreditNoteKeepsItsSignsAndAgreesWithAPageThatPrintsThemNegative() throws Exception {
        Extracted extracted = read(with(printed("-11.90"), "factur-x.xml", XmlInvoices.CII_CREDIT_NOTE));
        assertThat(invoice(extracted).total()).isEqualByComparingTo("11.90");
        assertThat(check(extracted, CHECK).passed()).isTrue();
    }

    @Test
    void anAssociatedFileOfAnyNameIsKnownByItsRoot() throws Exception {
        Extracted extracted = read(associated(blank(), "data.bin", XmlInvoices.CII));
        assertThat(invoice(extracted).invoiceNumber()).isEqualTo("A-17");
    }

    @Test
    void whoAsksForAnotherTypeGetsIt() throws Exception {
        assertThat(new Engine()
                        .extract(
                                with(printed("11.90"), "factur-x.xml", XmlInvoices.CII),
                                Request.of(DetectionType.RECEIPT)))
                .isInstanceOfSatisfying(
                        Extracted.class,
                        extracted -> assertThat(extracted.detectionType()).isEqualTo(DetectionType.RECEIPT));
    }

    @Nested
    class WhatCannotBeRead {

        /** An invoice in all but its size. */
        private String padded(String padding) {
            return XmlInvoices.CII.replace("</rsm:CrossIndustryInvoice>", padding + "</rsm:CrossIndustryInvoice>");
        }

        private void isLeftForThePage(String xml) throws Exception {
            Extracted extracted = read(with(printed("11.90"), "factur-x.xml", xml));
            assertThat(invoice(extracted).total()).isEqualByComparingTo("11.90");
            assertThat(evidence(extracted, "total").source()).isEqualTo(Evidence.Source.TEXT);
            Check check = check(extracted, "embedded_xml_readable");
            assertThat(check.passed()).isFalse();
            assertThat(check.actual()).startsWith("factur-x.xml: ");
        }

        @Test
        void brokenXmlIsLeftForThePage() throws Exception {
            isLeftForThePage(XmlInvoices.CII.substring(0, 2000));
        }

        @Test
        void anInvoiceWithoutTotalIsLeftForThePage() throws Exception {
            isLeftForThePage(XmlInvoices.CII.replace("GrandTotalAmount", "GrandTotal"));
        }

        @Test
        void aDocumentTypeIsNeverExpanded() throws Exception {
            isLeftForThePage(XmlInvoices.BOMB);
        }

        @Test
        void whatUnpacksToMoreThanAnyInvoiceIsCutOff() throws Exception {
            isLeftForThePage(padded(" ".repeat(20 << 20)));
        }

        @Test
        void moreElementsThanMemoryHoldsAreRefused() throws Exception {
            isLeftForThePage(padded("<b/>".repeat(400_000)));
        }

        @Test
        void otherXmlIsNoneOfOurBusiness() throws Exception {
            Extracted extracted = read(with(printed("11.90"), "order.xml", "<Order><ID>1</ID></Order>"));
            assertThat(extracted.checks())
                    .extracting(Check::name)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(List.of("embedded_xml_readable", CHECK));
        }
    }
}

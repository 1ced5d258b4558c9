package ai.extraly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.pdf.Sheet;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Invoice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {

    private static byte[] invoice() throws Exception {
        return Sheet.pdf(sheet -> sheet.at(50, 60, "INVOICE")
                .row(80, 50, "Invoice no:", 150, "A-17")
                .row(92, 50, "Customer number:", 150, "10042")
                .row(140, 50, "Description", 300, "Quantity", 400, "Unit price", 500, "Amount")
                .row(155, 50, "Lamp", 310, "1", 410, "10.00", 505, "10.00")
                .row(180, 400, "Total", 505, "10.00"));
    }

    @Test
    void autoDecidesAndSaysSo() throws Exception {
        Extraction extraction = new Engine().extract(invoice(), Request.of(DetectionType.AUTO));
        assertThat(extraction).isInstanceOfSatisfying(Extracted.class, extracted -> {
            assertThat(extracted.detectionType()).isEqualTo(DetectionType.INVOICE);
            assertThat(extracted.results()).isInstanceOf(Invoice.class);
            assertThat(extracted.evidence().get("detection_type"))
                    .extracting(Evidence::detected)
                    .isEqualTo(true);
        });
    }

    @Test
    void whatWasAskedForIsNotCalledDetected() throws Exception {
        Extraction extraction = new Engine().extract(invoice(), Request.of(DetectionType.INVOICE));
        assertThat(extraction)
                .isInstanceOfSatisfying(
                        Extracted.class,
                        extracted -> assertThat(extracted.evidence()).doesNotContainKey("detection_type"));
    }

    @Test
    void customFieldsComeWithTheResults() throws Exception {
        Request request = Request.of(DetectionType.AUTO).withCustomFields(List.of("customer_number", "po_number"));
        Extraction extraction = new Engine().extract(invoice(), request);
        assertThat(extraction).isInstanceOfSatisfying(Extracted.class, extracted -> {
            assertThat(extracted.customFields())
                    .containsEntry("customer_number", "10042")
                    .containsEntry("po_number", null);
            assertThat(extracted.evidence()).containsKey("custom_fields.customer_number");
        });
    }

    @ParameterizedTest
    @CsvSource({"ocr_language_installed, tesseract-ocr-ukr", "ocr_recogniser_installed, tesseract-ocr"})
    void whoGetsNothingIsToldWhatToInstall(String check, String debianPackage) {
        // given
        Page nothing = new Page(1, 595, 842, List.of(), List.of(), List.of(), List.of(), true);
        Document document =
                new Document(List.of(nothing), List.of(), List.of(new Check(check, false, debianPackage, "missing")));
        // when
        Extraction extraction = new Engine().extract(document, Request.of(DetectionType.AUTO));
        // then
        assertThat(extraction).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(Unreadable.Reason.NO_TEXT_FOUND);
            assertThat(unreadable.message()).contains("install " + debianPackage + " and send it again");
        });
    }
}

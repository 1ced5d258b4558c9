package ai.extraly.engine.fields;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.pdf.Sheet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomFieldsTest {

    @Test
    void findsAFieldByTheWordsOfItsName() throws Exception {
        assertThat(found("machine_number", sheet -> sheet.row(100, 50, "Machine number:", 200, "M 4711")))
                .isEqualTo("M 4711");
    }

    @Test
    void findsAFieldByItsNameInAnotherLanguage() throws Exception {
        assertThat(found("vat_number", sheet -> sheet.at(50, 100, "USt-IdNr.: DE123456789")))
                .isEqualTo("DE123456789");
        assertThat(found("customerNumber", sheet -> sheet.row(100, 50, "Kundennummer", 200, "10042")))
                .isEqualTo("10042");
        assertThat(found("po_number", sheet -> sheet.at(50, 100, "Votre commande : BC78708")))
                .isEqualTo("BC78708");
    }

    @Test
    void takesTheKindOfValueThatTheNameAsksFor() throws Exception {
        assertThat(found("delivery date", sheet -> sheet.at(50, 100, "Delivery date: on 5 May 2026 by lorry")))
                .isEqualTo("5 May 2026");
        assertThat(found("vat_number", sheet -> sheet.row(100, 50, "VAT", 200, "19.00")))
                .isNull();
    }

    @Test
    void prefersTheLabelToItsMentionInASentence() throws Exception {
        assertThat(found(
                        "customer_number",
                        sheet -> sheet.at(50, 80, "Quote your customer number 99 with each letter")
                                .at(50, 100, "Customer number: 10042")))
                .isEqualTo("10042");
    }

    @Test
    void whatIsNotThereIsNull() throws Exception {
        var document = Sheet.document(sheet -> sheet.at(50, 100, "Nothing of the kind"));
        assertThat(new CustomFields(document).find(List.of("vat_number", "№ договору")))
                .containsEntry("vat_number", null)
                .containsEntry("№ договору", null);
    }

    private static @Nullable String found(String name, Sheet.Content content) throws Exception {
        return Seen.valueOf(
                new CustomFields(Sheet.document(content)).find(List.of(name)).get(name));
    }
}

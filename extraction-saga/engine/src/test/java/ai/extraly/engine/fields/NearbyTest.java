package ai.extraly.engine.fields;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Nearby.Placement;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.pdf.Sheet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NearbyTest {

    private static final Lexicon LEXICON = Lexicon.of(
            Map.of("number", List.of("invoice no"), "date", List.of("invoice date"), "order", List.of("your order")));

    @Test
    void findsTheValueAfterTheLabel() throws Exception {
        assertThat(near("number", sheet -> sheet.at(50, 100, "Invoice No.: A-17")))
                .containsExactly("INLINE A-17");
    }

    @Test
    void endsTheValueWhereTheNextLabelBegins() throws Exception {
        assertThat(near("number", sheet -> sheet.at(50, 100, "Invoice no A-17, Your order: B-4")))
                .containsExactly("INLINE A-17");
    }

    @Test
    void findsTheValueToTheRight() throws Exception {
        assertThat(near("number", sheet -> sheet.row(100, 50, "Invoice no", 200, "A-17")))
                .containsExactly("RIGHT A-17");
    }

    @Test
    void findsTheValueUnderTheLabelAndNotTheLabelBesideIt() throws Exception {
        assertThat(near(
                        "number",
                        sheet -> sheet.row(100, 50, "Invoice no", 200, "Invoice date")
                                .row(114, 50, "A-17", 200, "1 May 2026")))
                .containsExactly("BELOW A-17");
    }

    @Test
    void sharesOutTheValuesUnderHeadsThatStandClose() throws Exception {
        assertThat(near(
                        "number",
                        sheet -> sheet.at(50, 100, "Invoice no Invoice date").at(50, 114, "2026-A-17 1 May 2026")))
                .containsExactly("BELOW 2026-A-17");
    }

    @Test
    void findsTheValueThatIsSetALittleLower() throws Exception {
        assertThat(near("number", sheet -> sheet.at(50, 100, "Invoice no").at(200, 104, "A-17")))
                .contains("RIGHT A-17");
    }

    @Test
    void takesNoLabelForAValue() throws Exception {
        assertThat(near("number", sheet -> sheet.at(50, 100, "Invoice no").at(50, 114, "Your order:")))
                .isEmpty();
    }

    private static List<String> near(String field, Sheet.Content content) throws Exception {
        Labels labels = new Labels(Sheet.document(content), LEXICON);
        Label label = labels.of(field).getFirst();
        return new Nearby(labels).of(label).stream().map(NearbyTest::told).toList();
    }

    private static String told(Printed printed) {
        Placement placement = printed.placement();
        return placement + " " + printed.span().text();
    }
}

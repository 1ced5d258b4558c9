package ai.extraly.http.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tools.jackson.databind.json.JsonMapper;

class XmlExportTest {
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    private static String xml(String json) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XmlExport.write(json.getBytes(StandardCharsets.UTF_8), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document readBack(String json) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml(json).getBytes(StandardCharsets.UTF_8)));
    }

    private String at(Document document, String path) throws Exception {
        return xpath.evaluate(path, document);
    }

    @Test
    void hasSingularElementsForEntries() throws Exception {
        Document statement = readBack(Samples.STATEMENT);
        Document invoice = readBack(Samples.INVOICE);
        Document receipt = readBack("{\"items\":[{\"amount\":1.00}]}");

        assertThat(at(statement, "count(/results/transactions/transaction)")).isEqualTo("2");
        assertThat(at(statement, "/results/transactions/transaction[1]/amount")).isEqualTo("5200.00");
        assertThat(at(statement, "/results/statement_period/from")).isEqualTo("2026-01-01");
        assertThat(at(invoice, "/results/line_items/line_item/unit_price")).isEqualTo("100.00");
        assertThat(at(invoice, "/results/taxes/tax/rate")).isEqualTo("20");
        assertThat(at(invoice, "/results/seller/name")).isEqualTo("A & B <GmbH>");
        assertThat(at(receipt, "/results/items/item/amount")).isEqualTo("1.00");
    }

    @Test
    void namesCustomFieldsInAnAttribute() throws Exception {
        Document statement = readBack("{\"custom_fields\":{\"№ \\\"1\\\" <a>\":\"x\",\"vat_number\":null}}");

        assertThat(at(statement, "count(/results/custom_fields/field)")).isEqualTo("2");
        assertThat(at(statement, "/results/custom_fields/field[1]/@name")).isEqualTo("№ \"1\" <a>");
        assertThat(at(statement, "/results/custom_fields/field[@name='vat_number']"))
                .isEmpty();
    }

    @Test
    void keepsNumbersAsTheyArePrinted() throws Exception {
        assertThat(xml("{\"a\":0.10,\"b\":-0.00,\"c\":123456789012345678901234567890.12,\"d\":true}"))
                .contains("<a>0.10</a><b>-0.00</b><c>123456789012345678901234567890.12</c><d>true</d>");
    }

    @Test
    void isEmptyWhereThereIsNothing() throws Exception {
        Document document = readBack("{\"bank_name\":null,\"transactions\":[]}");

        assertThat(at(document, "count(/results/*)")).isEqualTo("2");
        assertThat(at(document, "count(/results/transactions/*)")).isEqualTo("0");
    }

    @Test
    void dropsWhatXmlForbids() throws Exception {
        assertThat(at(readBack("{\"a\":\"x\\u0000\\u0001\\u000b\\uFFFE\\uD800y\\t\\n\\r😀\"}"), "/results/a"))
                .isEqualTo("xy\t\n\r😀");
    }

    @Test
    void findsAPlaceForFieldsThatAreNoElementNames() throws Exception {
        assertThat(at(readBack("{\"1 strange & name\":5}"), "/results/field[@name='1 strange & name']"))
                .isEqualTo("5");
    }

    @Property(tries = 300)
    void canBeReadBackWhateverIsInIt(@ForAll String name, @ForAll String text) throws Exception {
        JsonMapper json = JsonMapper.shared();
        String results =
                "{\"custom_fields\":{%s:%s}}".formatted(json.writeValueAsString(name), json.writeValueAsString(text));

        assertThat(at(readBack(results), "count(/results/custom_fields/field)")).isEqualTo("1");
    }
}

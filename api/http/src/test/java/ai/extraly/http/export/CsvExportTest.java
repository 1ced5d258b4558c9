package ai.extraly.http.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CsvExportTest {
    private static String csv(Table table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvExport.write(table, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<CSVRecord> readBack(String csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                csv,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    @Test
    void hasOneLineARowWithTheHeaderInFront() throws IOException {
        List<CSVRecord> rows = readBack(csv(Samples.statement()));

        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.get("bank_name")).isEqualTo("PrivatBank");
            assertThat(row.get("statement_period.from")).isEqualTo("2026-01-01");
            assertThat(row.get("opening_balance")).isEqualTo("15230.50");
            assertThat(row.get("transaction_count")).isEqualTo("47");
            assertThat(row.get("account_holder")).isEmpty();
            assertThat(row.get("custom_fields.po_number")).isEmpty();
        });
        assertThat(rows.get(0).get("description")).isEqualTo("Payment, from \"Client\" ABC");
        assertThat(rows.get(0).get("amount")).isEqualTo("5200.00");
        assertThat(rows.get(0).get("channel")).isEmpty();
        assertThat(rows.get(1).get("channel")).isEqualTo("card");
    }

    @Test
    void neutralisesTextsButNotNumbers() throws IOException {
        CSVRecord row = readBack(csv(Samples.statement())).get(1);

        assertThat(row.get("description")).isEqualTo("'=HYPERLINK(\"http://evil\")");
        assertThat(row.get("reference")).isEqualTo("'-1");
        assertThat(row.get("custom_fields.vat_number")).isEqualTo("'+380");
        assertThat(row.get("balance")).isEqualTo("-20430.40");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1", "+1", "-1", "@x", "\\t=1", "\\r=1", "\\n=1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20x"})
    void neutralisesEveryDangerousStart(String text) throws IOException {
        String json = "{\"transactions\":[{\"description\":\"" + text + "\"}]}";

        assertThat(readBack(csv(new Table(Samples.utf8(json), Shape.BANK_STATEMENT)))
                        .get(0)
                        .get("description"))
                .isEqualTo("'" + text.translateEscapes());
    }

    @Test
    void hasOneLineWhenThereAreNoRows() throws IOException {
        List<CSVRecord> rows = readBack(csv(Samples.receipt()));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("merchant.name")).isEqualTo("Kiosk");
        assertThat(rows.get(0).get("amount")).isEmpty();
    }

    @Test
    void alwaysHasTheSameColumns() throws IOException {
        assertThat(csv(new Table(Samples.utf8("{}"), Shape.RECEIPT)))
                .startsWith(
                        "merchant.name,merchant.address,merchant.phone,merchant.tax_number,receipt_number,date,time,"
                                + "currency,subtotal,discount,tax_total,rounding,total,payment.method,payment.card_last4,"
                                + "payment.paid,payment.change,description,quantity,unit_price,amount\r\n");
    }

    @Test
    void showsAListInACellAsJson() throws IOException {
        assertThat(readBack(csv(Samples.invoice())).get(0).get("taxes"))
                .isEqualTo("[{\"rate\":20,\"base\":150.00,\"amount\":30.00}]");
    }

    @Test
    void endsLinesAsRfc4180SaysAndHasNoByteOrderMark() throws IOException {
        String csv = csv(Samples.statement());

        assertThat(csv).startsWith("bank_name,").endsWith("\r\n");
        assertThat(csv.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    }

    @Property(tries = 300)
    void givesEveryTextBack(@ForAll String text) throws IOException {
        String json =
                "{\"transactions\":[{\"description\":" + JsonMapper.shared().writeValueAsString(text) + "}]}";

        String back = readBack(csv(new Table(json.getBytes(StandardCharsets.UTF_8), Shape.BANK_STATEMENT)))
                .get(0)
                .get("description");

        String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(back).isIn(sent, "'" + sent);
        assertThat(back).doesNotMatch("(?s)[=+\\-@\t\r].*");
    }
}

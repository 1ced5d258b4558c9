package ai.extraly.http.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.JsonNode;

/** CSV as RFC 4180 has it: the fields that stand once are repeated in front of each row, so that every line can be read on its own. */
final class CsvExport {
    /** What makes a spreadsheet take a text for a formula when it stands first; some take the full-width forms for the plain ones. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvExport() {}

    static void write(Table table, OutputStream out) throws IOException {
        CSVPrinter csv = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
        csv.printRecord(Stream.concat(table.header().keySet().stream(), table.columns().stream())
                .map(CsvExport::neutral)
                .toList());
        List<String> leading =
                table.header().values().stream().map(CsvExport::cell).toList();
        boolean[] any = {false};
        table.forEachRow(cells -> {
            any[0] = true;
            print(csv, leading, cells.stream().map(CsvExport::cell).toList());
        });
        if (!any[0]) {
            print(csv, leading, table.columns().stream().map(column -> "").toList());
        }
        csv.flush();
    }

    private static void print(CSVPrinter csv, List<String> leading, List<String> row) {
        List<String> line = new ArrayList<>(leading);
        line.addAll(row);
        try {
            csv.printRecord(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(JsonNode value) {
        if (value.isNumber()) {
            return Numbers.plain(value);
        }
        return value.isNull() || value.isMissingNode() ? "" : neutral(value.asString());
    }

    /** An apostrophe in front makes a spreadsheet show the text instead of running it. */
    private static String neutral(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

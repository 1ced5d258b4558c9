package ai.extraly.http.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxExportTest {
    private static final Instant AS_OF = Instant.parse("2026-03-21T10:30:00Z");

    private static XSSFWorkbook readBack(Table table, String rowsName) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(written(table, rowsName)));
    }

    private static byte[] written(Table table, String rowsName) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxExport.write(table, rowsName, AS_OF, out);
        return out.toByteArray();
    }

    @Test
    void tellsTheTimeOfTheResultsAndNoOther() throws IOException {
        try (XSSFWorkbook book = readBack(Samples.statement(), "transactions")) {
            var properties = book.getProperties().getCoreProperties();
            assertThat(properties.getCreated().toInstant()).isEqualTo(AS_OF);
            assertThat(properties.getModified().toInstant()).isEqualTo(AS_OF);
        }
    }

    private static Cell field(XSSFWorkbook book, String path) {
        for (Row row : book.getSheet("fields")) {
            if (row.getCell(0).getStringCellValue().equals(path)) {
                return row.getCell(1);
            }
        }
        throw new AssertionError("No field " + path);
    }

    private static Cell cell(Sheet sheet, int row, String column) {
        for (Cell title : sheet.getRow(0)) {
            if (title.getStringCellValue().equals(column)) {
                return sheet.getRow(row).getCell(title.getColumnIndex());
            }
        }
        throw new AssertionError("No column " + column);
    }

    private static String shown(Cell cell) {
        return new DataFormatter(Locale.ROOT).formatCellValue(cell);
    }

    @Test
    void hasASheetOfFieldsAndOneOfRows() throws IOException {
        try (XSSFWorkbook book = readBack(Samples.statement(), "transactions")) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            assertThat(book.getSheetName(1)).isEqualTo("transactions");
            assertThat(book.getSheet("transactions").getLastRowNum()).isEqualTo(2);
            assertThat(field(book, "bank_name").getStringCellValue()).isEqualTo("PrivatBank");
        }
    }

    @Test
    void hasNumbersThatShowTheirPrintedDecimals() throws IOException {
        try (XSSFWorkbook book = readBack(Samples.statement(), "transactions")) {
            Cell amount = cell(book.getSheet("transactions"), 1, "amount");

            assertThat(amount.getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(amount.getNumericCellValue()).isEqualTo(5200);
            assertThat(shown(amount)).isEqualTo("5200.00");
            assertThat(shown(field(book, "opening_balance"))).isEqualTo("15230.50");
            assertThat(shown(field(book, "transaction_count"))).isEqualTo("47");
        }
    }

    @Test
    void hasRealDates() throws IOException {
        try (XSSFWorkbook book = readBack(Samples.statement(), "transactions")) {
            Cell date = cell(book.getSheet("transactions"), 1, "date");

            assertThat(DateUtil.isCellDateFormatted(date)).isTrue();
            assertThat(date.getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2026, 1, 3));
            assertThat(shown(field(book, "statement_period.to"))).isEqualTo("2026-01-31");
        }
    }

    @Test
    void keepsTextsTexts() throws IOException {
        try (XSSFWorkbook book = readBack(Samples.statement(), "transactions")) {
            Cell formula = cell(book.getSheet("transactions"), 2, "description");

            assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getStringCellValue()).isEqualTo("=HYPERLINK(\"http://evil\")");
        }
        try (XSSFWorkbook book = readBack(Samples.invoice(), "line_items")) {
            assertThat(field(book, "invoice_number").getCellType()).isEqualTo(CellType.STRING);
        }
    }

    @Test
    void keepsNumbersThatASpreadsheetWouldRoundAsTexts() throws IOException {
        Table table = new Table(
                Samples.utf8("{\"opening_balance\":12345678901234567.89,\"closing_balance\":1234567890123.45}"),
                Shape.BANK_STATEMENT);

        try (XSSFWorkbook book = readBack(table, "transactions")) {
            assertThat(field(book, "opening_balance").getStringCellValue()).isEqualTo("12345678901234567.89");
            assertThat(shown(field(book, "closing_balance"))).isEqualTo("1234567890123.45");
        }
    }

    @Test
    void survivesWhatDoesNotFitIntoASpreadsheet() throws IOException {
        Table table = new Table(
                Samples.utf8("{\"bank_name\":\"" + "x".repeat(40_000)
                        + "\",\"statement_period\":{\"from\":\"0001-01-01\",\"to\":\"soon\"},"
                        + "\"transactions\":[{\"description\":\"\\u0000\\u000b\",\"date\":\"\"}]}"),
                Shape.BANK_STATEMENT);

        try (XSSFWorkbook book = readBack(table, "transactions")) {
            assertThat(field(book, "bank_name").getStringCellValue()).hasSize(32_767);
            assertThat(field(book, "statement_period.from").getStringCellValue())
                    .isEqualTo("0001-01-01");
        }
    }

    @Test
    void writesManyRows() throws IOException {
        // given
        StringBuilder json = new StringBuilder("{\"transactions\":[");
        for (int i = 0; i < 5_000; i++) {
            json.append(i == 0 ? "" : ",").append("{\"amount\":").append(i).append(".25}");
        }
        json.append("]}");

        // when
        try (XSSFWorkbook book =
                readBack(new Table(Samples.utf8(json.toString()), Shape.BANK_STATEMENT), "transactions")) {
            // then
            Sheet rows = book.getSheet("transactions");
            assertThat(rows.getLastRowNum()).isEqualTo(5_000);
            assertThat(cell(rows, 5_000, "amount").getNumericCellValue()).isEqualTo(4999.25);
        }
    }
}

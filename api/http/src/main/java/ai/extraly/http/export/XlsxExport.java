package ai.extraly.http.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.poifs.crypt.temp.SXSSFWorkbookWithCustomZipEntrySource;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import tools.jackson.databind.JsonNode;

/**
 * A workbook of two sheets: the fields that stand once, and the rows. Rows are streamed; what POI puts aside in temporary files on
 * the way is encrypted with a key that nobody keeps.
 */
final class XlsxExport {
    /** A spreadsheet counts in binary: beyond 15 digits a number would change, so it stays text. */
    private static final int SAFE_DIGITS = 15;
    /** In 256ths of a character. */
    private static final int WIDTH = 24 * 256;

    /** Before it, spreadsheets disagree about the calendar. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private final Workbook book;
    private final Map<Integer, CellStyle> numbers = new HashMap<>();
    private final CellStyle dates;
    private final CellStyle titles;

    private XlsxExport(Workbook book) {
        this.book = book;
        this.dates = style("yyyy-mm-dd");
        this.titles = book.createCellStyle();
        var bold = book.createFont();
        bold.setBold(true);
        titles.setFont(bold);
    }

    /** @param asOf when the results were made; nothing else in the file tells a time, so the same results give the same bytes */
    static void write(Table table, String rowsName, Instant asOf, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbookWithCustomZipEntrySource()) {
            PackageProperties properties =
                    book.getXSSFWorkbook().getProperties().getCoreProperties().getUnderlyingProperties();
            properties.setCreatedProperty(Optional.of(Date.from(asOf)));
            properties.setModifiedProperty(Optional.of(Date.from(asOf)));
            new XlsxExport(book).fill(table, rowsName);
            book.write(out);
        }
    }

    private void fill(Table table, String rowsName) {
        Sheet fields = book.createSheet("fields");
        titles(fields, List.of("field", "value"));
        table.header().forEach((path, value) -> {
            Row row = fields.createRow(fields.getLastRowNum() + 1);
            row.createCell(0).setCellValue(path);
            fill(row.createCell(1), path, value);
        });

        Sheet rows = book.createSheet(rowsName);
        List<String> columns = table.columns();
        titles(rows, columns);
        table.forEachRow(cells -> {
            Row row = rows.createRow(rows.getLastRowNum() + 1);
            for (int column = 0; column < cells.size(); column++) {
                JsonNode value = cells.get(column);
                if (!value.isNull() && !value.isMissingNode()) {
                    fill(row.createCell(column), columns.get(column), value);
                }
            }
        });
    }

    private void titles(Sheet sheet, List<String> names) {
        Row row = sheet.createRow(0);
        for (int column = 0; column < names.size(); column++) {
            Cell cell = row.createCell(column);
            cell.setCellValue(text(names.get(column)));
            cell.setCellStyle(titles);
            sheet.setColumnWidth(column, WIDTH);
        }
        sheet.createFreezePane(0, 1);
    }

    private void fill(Cell cell, String path, JsonNode value) {
        if (value.isNumber()) {
            fill(cell, Numbers.of(value));
        } else if (value.isBoolean()) {
            cell.setCellValue(value.booleanValue());
        } else if (value.isString()) {
            Optional<LocalDate> date = Shape.isDate(path) ? date(value.stringValue()) : Optional.empty();
            if (date.isPresent()) {
                cell.setCellValue(date.get());
                cell.setCellStyle(dates);
            } else {
                cell.setCellValue(text(value.stringValue()));
            }
        }
    }

    private void fill(Cell cell, BigDecimal number) {
        if (number.precision() > SAFE_DIGITS) {
            cell.setCellValue(number.toPlainString());
            return;
        }
        cell.setCellValue(number.doubleValue());
        // As many decimals as were printed.
        cell.setCellStyle(numbers.computeIfAbsent(
                Math.max(0, number.scale()), scale -> style(scale == 0 ? "0" : "0." + "0".repeat(scale))));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(FIRST_DAY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(String text) {
        int most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        return text.length() <= most ? text : text.substring(0, most);
    }

    private CellStyle style(String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }
}

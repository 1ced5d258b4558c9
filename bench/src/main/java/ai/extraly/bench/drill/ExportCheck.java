package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.Figures;
import ai.extraly.bench.fixture.Transaction;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** The four exports of the statement, opened with programs that are not ours. */
record ExportCheck(Caller caller, String id, JsonNode results) implements Drill {
    private static final int ROWS = Figures.TRANSACTIONS.size();

    @Override
    public void run(Protocol protocol) throws IOException {
        json(protocol, download(protocol, "json", "application/json"));
        csv(protocol, download(protocol, "csv", "text/csv; charset=utf-8"));
        xml(protocol, download(protocol, "xml", "application/xml"));
        xlsx(protocol, download(protocol, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    }

    private Answer download(Protocol protocol, String format, String type) throws IOException {
        Answer answer = caller.export(id, format).expect(200);
        String disposition = answer.header("Content-Disposition");
        protocol.require(
                answer.header("Content-Type")
                        .replace(" ", "")
                        .toLowerCase(Locale.ROOT)
                        .startsWith(type.replace(" ", "")),
                "The %s export has the type %s",
                format,
                answer.header("Content-Type"));
        protocol.require(
                disposition.startsWith("attachment") && disposition.contains("." + format),
                "The %s export has the disposition %s",
                format,
                disposition);
        protocol.figure("%s: %d bytes, %s", format, answer.body().length, disposition);
        return answer;
    }

    private void json(Protocol protocol, Answer export) {
        protocol.require(
                export.json().toString().equals(results.toString()),
                "The JSON export is not equal to the results: %s",
                export);
    }

    private static void csv(Protocol protocol, Answer export) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<CSVRecord> rows = format.parse(new StringReader(export.text())).getRecords();
        protocol.require(rows.size() == ROWS, "The CSV export has %d rows", rows.size());
        List<String> different = new ArrayList<>();
        for (int index = 0; index < Math.min(ROWS, rows.size()); index++) {
            Transaction expected = Figures.TRANSACTIONS.get(index);
            List<String> cells = rows.get(index).toList();
            if (!cells.containsAll(List.of(
                    expected.date().toString(),
                    expected.description(),
                    expected.amount().abs().toPlainString(),
                    expected.balance().toPlainString(),
                    Figures.ACCOUNT))) {
                different.add(cells.toString());
            }
        }
        protocol.requireNone(different, "Rows of the CSV export that lack a value");
    }

    private static void xml(Protocol protocol, Answer export) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element root = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(export.body()))
                    .getDocumentElement();
            protocol.require(root.getTagName().equals("results"), "The XML export's root is %s", root.getTagName());
            int rows = root.getElementsByTagName("transaction").getLength();
            protocol.require(rows == ROWS, "The XML export has %d transactions", rows);
            String closing =
                    root.getElementsByTagName("closing_balance").item(0).getTextContent();
            protocol.require(closing.equals(Figures.CLOSING.toPlainString()), "The XML export closes with %s", closing);
        } catch (ParserConfigurationException | SAXException e) {
            protocol.require(false, "The XML export cannot be parsed: %s", e);
        }
    }

    private static void xlsx(Protocol protocol, Answer export) throws IOException {
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(export.body()))) {
            protocol.require(
                    workbook.getNumberOfSheets() == 2, "The XLSX export has %d sheets", workbook.getNumberOfSheets());
            Sheet rows = workbook.getSheetAt(workbook.getNumberOfSheets() - 1);
            protocol.require(rows.getLastRowNum() == ROWS, "The XLSX export has %d rows", rows.getLastRowNum());
            List<String> different = new ArrayList<>();
            for (int index = 0; index < Math.min(ROWS, rows.getLastRowNum()); index++) {
                Transaction expected = Figures.TRANSACTIONS.get(index);
                if (!has(rows.getRow(index + 1), expected)) {
                    different.add(expected.toString());
                }
            }
            protocol.requireNone(different, "Transactions without number or date cells in the XLSX export");
        }
    }

    private static boolean has(Row row, Transaction expected) {
        Set<BigDecimal> numbers = new HashSet<>();
        boolean date = false;
        boolean description = false;
        for (Cell cell : row) {
            if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
                date |= cell.getLocalDateTimeCellValue().toLocalDate().equals(expected.date());
            } else if (cell.getCellType() == CellType.NUMERIC) {
                numbers.add(BigDecimal.valueOf(cell.getNumericCellValue()).setScale(2));
            } else if (cell.getCellType() == CellType.STRING) {
                description |= cell.getStringCellValue().equals(expected.description());
            }
        }
        return date && description && numbers.contains(expected.amount().abs()) && numbers.contains(expected.balance());
    }
}

package ai.extraly.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.bench.ReferenceClient.Run;
import ai.extraly.bench.fixture.Figures;
import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.RunningExtraly;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that call us in the way and with the libraries that the API's documentation shows. */
@ExtendWith(SharedExtraly.class)
class ReferenceClientsIT {
    @TempDir
    Path files;

    @Test
    void pythonWithRequests(RunningExtraly extraly) throws IOException {
        // given
        // Debian's own, where python3-requests is; another python3 may come first on the path.
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        ReferenceClient client =
                new ReferenceClient("python", List.of(python, "-c", "import requests"), List.of(python, "./client.py"));
        // when
        Run run = run(client, extraly, "python");
        // then
        assertThat(run.output()).contains("webhook https://yourapp.com/webhook", "transactions 47", "opening 15230.50");
        try (InputStream file = Files.newInputStream(run.files().resolve("results.xlsx"));
                Workbook workbook = new XSSFWorkbook(file)) {
            assertThat(workbook.getSheetAt(1).getLastRowNum()).isEqualTo(47);
        }
    }

    @Test
    void nodeWithNodeFetchAndFormData(RunningExtraly extraly) throws IOException {
        // given
        ReferenceClient client = new ReferenceClient(
                "node",
                List.of("node", "-e", "require('node-fetch'); require('form-data')"),
                List.of("node", "--require", "./fetch.js", "./client.js"));
        // when
        Run run = run(client, extraly, "node");
        // then
        assertThat(run.output()).contains("transactions 47");
        JsonNode results =
                JsonMapper.shared().readTree(Files.readString(run.files().resolve("results.json")));
        assertThat(results.path("transactions").size()).isEqualTo(47);
        assertThat(results.path("account_number").asString()).isEqualTo(Figures.ACCOUNT);
    }

    @Test
    void phpWithCurl(RunningExtraly extraly) throws IOException {
        // given
        ReferenceClient client = new ReferenceClient(
                "php", List.of("php", "-r", "exit(extension_loaded('curl') ? 0 : 1);"), List.of("php", "./client.php"));
        // when
        Run run = run(client, extraly, "php");
        // then
        assertThat(run.output()).contains("transactions 47");
        assertThat(rows(run.files().resolve("results.csv"))).isEqualTo(47);
    }

    @Test
    void curl(RunningExtraly extraly) throws IOException {
        // given
        ReferenceClient client =
                new ReferenceClient("curl", List.of("curl", "--version"), List.of("bash", "./client.sh"));
        // when
        Run run = run(client, extraly, "curl");
        // then
        assertThat(run.output()).contains("status completed", "transactions 47", "listed doc_");
        assertThat(run.output()).contains("{\"message\":\"Document deleted successfully.\"}");
        try (Stream<Path> saved = Files.list(run.files())) {
            List<Path> exports =
                    saved.filter(file -> file.toString().endsWith(".csv")).toList();
            assertThat(exports).hasSize(1);
            assertThat(rows(exports.getFirst())).isEqualTo(47);
        }
    }

    private Run run(ReferenceClient client, RunningExtraly extraly, String name) throws IOException {
        client.require();
        Customer customer = Customer.register(extraly, "client-" + name);
        Path statement = Files.write(files.resolve("bank_statement.pdf"), StatementPdf.plain());
        Run run = client.run(extraly, customer, statement, Files.createDirectory(files.resolve("work")));
        assertThat(run.exitCode()).describedAs(run.output()).isZero();
        return run;
    }

    private static long rows(Path csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader text = Files.newBufferedReader(csv)) {
            return format.parse(text).stream().count();
        }
    }
}

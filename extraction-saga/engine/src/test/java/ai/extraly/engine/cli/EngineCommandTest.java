package ai.extraly.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.pdf.TestPdf;
import ai.extraly.engine.worker.TimeLimit;
import ai.extraly.engine.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EngineCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static byte[] statement() throws IOException {
        return TestPdf.page(page -> page.text(50, 800, "Account number: 12345678")
                .text(50, 700, "Date")
                .text(120, 700, "Description")
                .text(400, 700, "Amount")
                .text(480, 700, "Balance")
                .text(50, 680, "02/03/2026")
                .text(120, 680, "Shop")
                .text(400, 680, "-1000000.50")
                .text(480, 680, "90.10")
                .text(50, 660, "15/03/2026")
                .text(120, 660, "Wages")
                .text(400, 660, "10.00")
                .text(480, 660, "100.10"));
    }

    private JsonNode result(String file) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("out").resolve(file + ".json")));
    }

    private int run(Path file, String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "--type";
        arguments[1] = "bank_statement";
        arguments[2] = "--out";
        arguments[3] = folder.resolve("out").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        arguments[arguments.length - 1] = file.toString();
        return EngineCommand.run(arguments);
    }

    @Test
    void writesTheDocumentedJson() throws IOException {
        // given
        Path file = Files.write(folder.resolve("march.pdf"), statement());
        // when
        int code = run(file);
        // then
        JsonNode json = result("march.pdf");
        assertThat(code).isZero();
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder("file", "detection_type", "pages", "results", "checks", "engine", "millis");
        JsonNode results = json.get("results");
        assertThat(results.propertyNames())
                .contains(
                        "bank_name",
                        "account_number",
                        "currency",
                        "statement_period",
                        "opening_balance",
                        "closing_balance",
                        "transactions",
                        "total_credits",
                        "total_debits",
                        "transaction_count")
                .doesNotContain("iban", "bic", "account_holder");
        assertThat(results.get("transactions").get(0).propertyNames())
                .containsExactly("date", "description", "amount", "type", "balance");
        assertThat(Files.readString(folder.resolve("out/march.pdf.json")))
                .contains("\"amount\":1000000.50", "\"type\":\"debit\"", "\"date\":\"2026-03-02\"");
    }

    @Test
    void addsTheEvidenceWhenAsked() throws IOException {
        Path file = Files.write(folder.resolve("march.pdf"), statement());
        run(file, "--evidence");
        JsonNode amount = result("march.pdf").get("evidence").get("transactions[0].amount");
        assertThat(amount.get("page").asInt()).isEqualTo(1);
        assertThat(amount.get("text").asString()).isEqualTo("-1000000.50");
        assertThat(amount.get("source").asString()).isEqualTo("text");
        assertThat(amount.get("box").size()).isEqualTo(4);
    }

    @Test
    void writesWhyAFileHasNoResults() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.pdf"), "not a document");
        assertThat(run(broken)).isZero();
        assertThat(result("broken.pdf").get("error").get("reason").asString()).isEqualTo("corrupted");
        Path picture = Files.write(folder.resolve("photo.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0});
        assertThat(run(picture)).isZero();
        assertThat(result("photo.jpg").get("error").get("reason").asString()).isEqualTo("corrupted");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(EngineCommand.run("--type", "novel", "--out", folder.toString(), "x.pdf"))
                .isEqualTo(2);
        assertThat(EngineCommand.run("--timeout", "0", "--out", folder.toString(), "x.pdf"))
                .isEqualTo(2);
    }

    @Test
    void givesMorePagesMoreTimeUnlessItIsToldHowMuch() {
        assertThat(timeWith()).isEqualTo(WorkerSettings.DEFAULT.time());
        assertThat(timeWith("--timeout", "90")).isEqualTo(TimeLimit.always(Duration.ofSeconds(90)));
    }

    private TimeLimit timeWith(String... options) {
        EngineCommand command = new EngineCommand();
        new CommandLine(command)
                .parseArgs(Stream.concat(Stream.of(options), Stream.of("--out", folder.toString(), "x.pdf"))
                        .toArray(String[]::new));
        return command.children().time();
    }
}

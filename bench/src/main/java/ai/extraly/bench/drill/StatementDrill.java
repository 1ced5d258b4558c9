package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.Figures;
import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.fixture.Transaction;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The documented statement gives the documented answer: every key in its order, every figure with its digits, every export. */
public record StatementDrill(Caller caller) implements Drill {
    private static final List<String> DOCUMENT = List.of(
            "id",
            "status",
            "detection_type",
            "original_filename",
            "pages",
            "webhook_url",
            "metadata",
            "results",
            "created_at",
            "updated_at");
    private static final List<String> RESULTS = List.of(
            "bank_name",
            "account_number",
            "currency",
            "statement_period",
            "opening_balance",
            "closing_balance",
            "transactions",
            "total_credits",
            "total_debits",
            "transaction_count");
    private static final List<String> ROW = List.of("date", "description", "amount", "type", "balance");

    @Override
    public void run(Protocol protocol) throws IOException {
        long start = System.nanoTime();
        String name = "bank_statement.pdf";
        Answer submitted = caller.submit(
                        Upload.of(name, StatementPdf.plain()).field("detection_type", "bank_statement"))
                .expect(201);
        List<String> submission = new ArrayList<>(DOCUMENT);
        submission.remove("results");
        protocol.require(
                keys(submitted.data()).equals(submission), "The submission's keys are %s", keys(submitted.data()));
        protocol.require(
                submitted.header("Location").endsWith("/api/v1/documents/" + text(submitted.data(), "id")),
                "The Location is %s",
                submitted.header("Location"));

        Answer document = caller.finished(text(submitted.data(), "id"), Duration.ofSeconds(60));
        JsonNode data = document.data();
        protocol.figure("%s after %.2f s", text(data, "status"), (System.nanoTime() - start) / 1e9);
        protocol.require(text(data, "status").equals("completed"), "The statement is not completed: %s", document);
        protocol.require(keys(data).equals(DOCUMENT), "The document's keys are %s", keys(data));
        protocol.require(
                text(data, "detection_type").equals("bank_statement")
                        && text(data, "original_filename").equals(name)
                        && data.path("pages").asInt() == 3
                        && data.path("webhook_url").isNull()
                        && data.path("metadata").isObject(),
                "The document does not describe what was sent: %s",
                document);
        if (data.has("results")) {
            results(protocol, data.path("results"), document.text());
            new ExportCheck(caller, text(data, "id"), data.path("results")).run(protocol);
        }
    }

    private static void results(Protocol protocol, JsonNode results, String raw) {
        List<String> documented =
                keys(results).stream().filter(RESULTS::contains).toList();
        protocol.require(documented.equals(RESULTS), "The results' keys are %s", keys(results));
        Map<String, String> printed = Map.of(
                "bank_name", Figures.BANK,
                "account_number", Figures.ACCOUNT,
                "currency", Figures.CURRENCY);
        printed.forEach((key, value) -> protocol.require(
                text(results, key).equals(value), "%s is %s instead of %s", key, results.path(key), value));
        JsonNode period = results.path("statement_period");
        protocol.require(
                text(period, "from").equals(Figures.FROM.toString())
                        && text(period, "to").equals(Figures.TO.toString()),
                "The period is %s",
                period);
        Map<String, BigDecimal> money = Map.of(
                "opening_balance", Figures.OPENING,
                "closing_balance", Figures.CLOSING,
                "total_credits", Figures.CREDITS,
                "total_debits", Figures.DEBITS);
        // In the text and not in the tree: a client sees the digits.
        money.forEach((key, value) -> protocol.require(
                raw.matches("(?s).*\"" + key + "\"\\s*:\\s*" + value.toPlainString() + "[,}\\s].*"),
                "%s is %s instead of %s",
                key,
                results.path(key),
                value));
        protocol.require(
                results.path("transaction_count").asInt() == Figures.TRANSACTIONS.size(),
                "The count is %s",
                results.path("transaction_count"));
        rows(protocol, results.path("transactions"));
    }

    private static void rows(Protocol protocol, JsonNode rows) {
        protocol.require(rows.size() == Figures.TRANSACTIONS.size(), "There are %d transactions", rows.size());
        List<String> different = new ArrayList<>();
        for (int index = 0; index < Math.min(rows.size(), Figures.TRANSACTIONS.size()); index++) {
            JsonNode row = rows.get(index);
            Transaction expected = Figures.TRANSACTIONS.get(index);
            boolean same = keys(row).stream().filter(ROW::contains).toList().equals(ROW)
                    && text(row, "date").equals(expected.date().toString())
                    && text(row, "description").equals(expected.description())
                    && text(row, "type").equals(expected.isCredit() ? "credit" : "debit")
                    && money(row, "amount").equals(expected.amount().abs().toPlainString())
                    && money(row, "balance").equals(expected.balance().toPlainString());
            if (!same) {
                different.add(row + " instead of " + expected);
            }
        }
        protocol.requireNone(different, "Transactions that are not as printed");
    }

    static List<String> keys(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** With the digits that were sent. */
    private static String money(JsonNode node, String key) {
        return node.path(key).decimalValue(BigDecimal.ZERO).toPlainString();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}

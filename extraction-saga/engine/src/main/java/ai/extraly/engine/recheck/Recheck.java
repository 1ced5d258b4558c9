package ai.extraly.engine.recheck;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.ResultsJson;
import ai.extraly.engine.invoice.InvoiceRecheck;
import ai.extraly.engine.receipt.ReceiptRecheck;
import ai.extraly.engine.recheck.Rechecked.Misshapen;
import ai.extraly.engine.recheck.Rechecked.Sound;
import ai.extraly.engine.results.BankStatement;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Invoice;
import ai.extraly.engine.results.Receipt;
import ai.extraly.engine.results.Results;
import ai.extraly.engine.statement.StatementRecheck;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The door for corrections: have they the documented shape, and what holds in them? Safe for use by many threads at once. */
public final class Recheck {
    private static final String CUSTOM_FIELDS = "custom_fields";

    /** What follows from the transactions of a statement. */
    private static final List<String> TOTALS = List.of("total_credits", "total_debits", "transaction_count");

    private Recheck() {}

    /**
     * Checks corrected results.
     *
     * @param document what the extraction left: type, results, checks, evidence
     * @param corrected the results as they are to be
     */
    public static Rechecked of(ObjectNode document, ObjectNode corrected) {
        DetectionType type = DetectionType.ofWireName(
                        document.path("detection_type").asString())
                .orElseThrow(() -> new IllegalArgumentException("The results are of no known type"));
        ObjectNode before = (ObjectNode) document.get("results").deepCopy();
        ObjectNode after = corrected.deepCopy();
        JsonNode asked = before.remove(CUSTOM_FIELDS);
        JsonNode custom = after.remove(CUSTOM_FIELDS);
        Set<String> stated = type == DetectionType.BANK_STATEMENT ? statedTotals(before, after) : Set.of();
        Optional<Misshapen> problem = customFields(asked, custom).or(() -> Form.problem(form(type), after, ""));
        if (problem.isPresent()) {
            return problem.get();
        }
        Rechecked rechecked = switch (type) {
            case BANK_STATEMENT -> statement(after, stated);
            case INVOICE ->
                sound(
                        ResultsJson.value(after, Invoice.class),
                        new InvoiceRecheck(
                                        ResultsJson.value(before, Invoice.class),
                                        ResultsJson.value(after, Invoice.class),
                                        document.path("evidence"),
                                        passed(document, "total"))
                                .checks());
            case RECEIPT ->
                sound(
                        ResultsJson.value(after, Receipt.class),
                        ReceiptRecheck.checks(ResultsJson.value(after, Receipt.class)));
            case AUTO -> throw new IllegalArgumentException("The results are of no known type");
        };
        if (asked != null && rechecked instanceof Sound sound) {
            sound.results().set(CUSTOM_FIELDS, merged(asked, custom));
        }
        return rechecked;
    }

    private static Class<? extends Results> form(DetectionType type) {
        return switch (type) {
            case BANK_STATEMENT -> BankStatement.class;
            case INVOICE -> Invoice.class;
            case RECEIPT -> Receipt.class;
            case AUTO -> throw new IllegalArgumentException("The results are of no known type");
        };
    }

    /** Only what was asked for has a place. */
    private static Optional<Misshapen> customFields(@Nullable JsonNode asked, @Nullable JsonNode custom) {
        if (custom == null) {
            return Optional.empty();
        }
        if (!custom.isObject()) {
            return Optional.of(new Misshapen(CUSTOM_FIELDS, "This must be an object."));
        }
        for (String name : custom.propertyNames()) {
            String path = CUSTOM_FIELDS + "." + name;
            if (asked == null || !asked.has(name)) {
                return Optional.of(new Misshapen(path, "There is no such field."));
            }
            Optional<Misshapen> problem =
                    custom.get(name).isNull() ? Optional.empty() : Form.anyText(custom.get(name), path);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** A field that was asked for is always there. */
    private static ObjectNode merged(JsonNode asked, @Nullable JsonNode custom) {
        ObjectNode all = ResultsJson.object();
        for (String name : asked.propertyNames()) {
            JsonNode value = custom == null ? null : custom.get(name);
            if (value == null) {
                all.putNull(name);
            } else {
                all.set(name, value);
            }
        }
        return all;
    }

    /** The totals that are to be others than before. Those that were left alone are as good as absent: they are found anew. */
    private static Set<String> statedTotals(ObjectNode before, ObjectNode after) {
        Set<String> stated = new HashSet<>();
        for (String total : TOTALS) {
            JsonNode is = after.get(total);
            if (is == null || is.isNull() || is.equals(before.get(total))) {
                after.put(total, 0);
            } else {
                stated.add(total);
            }
        }
        return stated;
    }

    private static Rechecked statement(ObjectNode after, Set<String> stated) {
        BankStatement given = ResultsJson.value(after, BankStatement.class);
        StatementRecheck recheck = new StatementRecheck(given);
        BankStatement summed = recheck.statement();
        List<BigDecimal> said =
                List.of(given.totalCredits(), given.totalDebits(), BigDecimal.valueOf(given.transactionCount()));
        List<BigDecimal> follows =
                List.of(summed.totalCredits(), summed.totalDebits(), BigDecimal.valueOf(summed.transactionCount()));
        for (int i = 0; i < TOTALS.size(); i++) {
            if (stated.contains(TOTALS.get(i)) && said.get(i).compareTo(follows.get(i)) != 0) {
                return new Misshapen(TOTALS.get(i), "This follows from the transactions. Correct these.");
            }
        }
        for (int i = 0; i < given.transactions().size(); i++) {
            if (given.transactions().get(i).amount().signum() < 0) {
                return new Misshapen(
                        "transactions[" + i + "].amount", "This must not be negative: the type tells the direction.");
            }
        }
        return sound(summed, recheck.checks());
    }

    private static Sound sound(Results results, List<Check> checks) {
        return new Sound((ObjectNode) ResultsJson.node(results), (ArrayNode) ResultsJson.node(checks));
    }

    private static boolean passed(ObjectNode document, String check) {
        for (JsonNode one : document.path("checks")) {
            if (one.path("name").asString().equals(check)) {
                return one.path("passed").asBoolean();
            }
        }
        return false;
    }
}

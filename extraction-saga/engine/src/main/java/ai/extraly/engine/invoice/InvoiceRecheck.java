package ai.extraly.engine.invoice;

import ai.extraly.engine.invoice.totals.Money;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Invoice;
import ai.extraly.engine.value.Iban;
import ai.extraly.engine.value.VatNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must hold in an invoice that a person corrected. Charges and discounts between subtotal and total are not among the results;
 * where the sums held before, what they lacked then are these.
 */
public final class InvoiceRecheck {
    private final Invoice before;
    private final Invoice after;
    private final JsonNode evidence;
    private final BigDecimal adjustment;
    private final List<Check> checks = new ArrayList<>();

    /** @param held whether subtotal and tax made the total before */
    public InvoiceRecheck(Invoice before, Invoice after, JsonNode evidence, boolean held) {
        this.before = before;
        this.after = after;
        this.evidence = evidence;
        this.adjustment = held ? adjustment(before) : BigDecimal.ZERO;
    }

    public List<Check> checks() {
        lines();
        total();
        iban();
        vat("seller", after.seller());
        vat("buyer", after.buyer());
        due();
        return checks;
    }

    /** A tolerance is no charge. */
    private static BigDecimal adjustment(Invoice invoice) {
        if (invoice.total() == null || invoice.subtotal() == null || invoice.taxTotal() == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal added = invoice.total().subtract(invoice.subtotal()).subtract(invoice.taxTotal());
        boolean taxWithin = Money.same(invoice.total(), invoice.subtotal());
        return taxWithin || Money.same(added, BigDecimal.ZERO) ? BigDecimal.ZERO : added;
    }

    private void lines() {
        if (after.lineItems().isEmpty()
                || after.subtotal() == null
                || !printed("subtotal", before.subtotal(), after.subtotal())) {
            return;
        }
        BigDecimal sum = after.lineItems().stream()
                .map(Invoice.LineItem::amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gross = after.total() == null ? after.subtotal() : after.total();
        boolean holds = Money.same(sum, after.subtotal())
                || Money.same(sum, gross)
                || Money.same(sum.add(adjustment), after.subtotal());
        add("lines_sum", holds, after.subtotal().toPlainString(), sum.toPlainString());
    }

    private void total() {
        if (after.total() == null
                || after.subtotal() == null
                || after.taxTotal() == null
                || !printed("total", before.total(), after.total())
                || !printed("subtotal", before.subtotal(), after.subtotal())) {
            return;
        }
        BigDecimal gross = after.subtotal().add(adjustment);
        BigDecimal sum = Money.same(gross, after.total()) ? gross : gross.add(after.taxTotal());
        add("total", Money.same(sum, after.total()), after.total().toPlainString(), sum.toPlainString());
    }

    /** What a person wrote counts as printed. */
    private boolean printed(String path, @Nullable BigDecimal was, BigDecimal is) {
        return was == null
                || is.compareTo(was) != 0
                || !evidence.path(path).path("source").asString().equals("computed");
    }

    private void iban() {
        String iban = after.payment() == null ? null : after.payment().iban();
        if (iban != null) {
            valid("iban_check_digits", Iban.isValid(iban), iban);
        }
    }

    private void vat(String side, Invoice.@Nullable Party party) {
        String vat = party == null ? null : party.vatNumber();
        // Without a country's prefix there is no form to hold it against.
        if (vat != null && vat.length() > 2 && vat.substring(0, 2).chars().allMatch(Character::isLetter)) {
            valid(side + "_vat_number_form", VatNumber.hasForm(vat), vat);
        }
    }

    private void due() {
        if (after.invoiceDate() != null && after.dueDate() != null) {
            add(
                    "due_date",
                    !after.dueDate().isBefore(after.invoiceDate()),
                    "not before " + after.invoiceDate(),
                    after.dueDate().toString());
        }
    }

    private void valid(String name, boolean valid, String text) {
        add(name, valid, "valid", valid ? "valid" : text);
    }

    private void add(String name, boolean passed, String expected, String actual) {
        checks.add(new Check(name, passed, expected, actual));
    }
}

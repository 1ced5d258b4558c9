package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.invoice.totals.Money;
import ai.extraly.engine.invoice.totals.Totals;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.value.Iban;
import ai.extraly.engine.value.VatNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What must hold in an invoice, read or corrected. A check is made only when everything it compares is printed. */
final class InvoiceChecks {
    private final Facts facts;
    private final Consumer<String> doubt;
    private final List<Check> checks = new ArrayList<>();

    /**
     * What is compared.
     *
     * @param lines amounts of the line items
     * @param subtotal null when it is not printed
     * @param total printed or computed
     * @param adjustment charges and discounts between subtotal and total
     */
    record Facts(
            List<BigDecimal> lines,
            @Nullable BigDecimal subtotal,
            @Nullable BigDecimal total,
            boolean isTotalPrinted,
            @Nullable BigDecimal taxTotal,
            BigDecimal adjustment,
            @Nullable String iban,
            @Nullable String sellerVat,
            @Nullable String buyerVat,
            @Nullable LocalDate issued,
            @Nullable LocalDate due) {
        static Facts of(Findings findings) {
            Totals totals = findings.totals();
            return new Facts(
                    findings.items().stream().map(item -> item.amount().value()).toList(),
                    isPrinted(totals.subtotal()) ? Seen.valueOf(totals.subtotal()) : null,
                    Seen.valueOf(totals.total()),
                    isPrinted(totals.total()),
                    Seen.valueOf(totals.taxTotal()),
                    totals.adjustment(),
                    Seen.valueOf(findings.iban()),
                    Seen.valueOf(findings.parties().seller().vatNumber()),
                    Seen.valueOf(findings.parties().buyer().vatNumber()),
                    Seen.valueOf(findings.issued()),
                    Seen.valueOf(findings.due()));
        }

        private static boolean isPrinted(@Nullable Seen<BigDecimal> seen) {
            return seen != null && seen.span() != null;
        }
    }

    /** @param doubt is told the field that a failed check makes doubtful */
    InvoiceChecks(Facts facts, Consumer<String> doubt) {
        this.facts = facts;
        this.doubt = doubt;
    }

    List<Check> list() {
        lines();
        total();
        iban();
        vat("seller", facts.sellerVat());
        vat("buyer", facts.buyerVat());
        due();
        return checks;
    }

    /** Lines may be net or gross, and an invoice may give its discount after them. */
    private void lines() {
        BigDecimal subtotal = facts.subtotal();
        if (facts.lines().isEmpty() || subtotal == null) {
            return;
        }
        BigDecimal sum = facts.lines().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gross = facts.total() == null ? subtotal : facts.total();
        boolean holds = Money.same(sum, subtotal)
                || Money.same(sum, gross)
                || Money.same(sum.add(facts.adjustment()), subtotal);
        add("lines_sum", holds, subtotal.toPlainString(), sum.toPlainString(), "line_items");
    }

    private void total() {
        BigDecimal subtotal = facts.subtotal();
        BigDecimal total = facts.total();
        if (subtotal == null || total == null || !facts.isTotalPrinted() || facts.taxTotal() == null) {
            return;
        }
        BigDecimal gross = subtotal.add(facts.adjustment());
        // Prices may hold the tax already; then subtotal and freight alone make the total.
        BigDecimal sum = Money.same(gross, total) ? gross : gross.add(facts.taxTotal());
        add("total", Money.same(sum, total), total.toPlainString(), sum.toPlainString(), "total");
    }

    private void iban() {
        String iban = facts.iban();
        if (iban != null) {
            valid("iban_check_digits", Iban.isValid(iban), iban, "payment.iban");
        }
    }

    private void vat(String side, @Nullable String vat) {
        // Without a country's prefix there is no form to hold it against.
        if (vat != null && vat.length() > 2 && vat.substring(0, 2).chars().allMatch(Character::isLetter)) {
            valid(side + "_vat_number_form", VatNumber.hasForm(vat), vat, side + ".vat_number");
        }
    }

    private void due() {
        LocalDate issued = facts.issued();
        LocalDate due = facts.due();
        if (issued != null && due != null) {
            add("due_date", !due.isBefore(issued), "not before " + issued, due.toString(), "due_date");
        }
    }

    private void valid(String name, boolean valid, String text, String path) {
        add(name, valid, "valid", valid ? "valid" : text, path);
    }

    private void add(String name, boolean passed, String expected, String actual, String path) {
        checks.add(new Check(name, passed, expected, actual));
        if (!passed) {
            doubt.accept(path);
        }
    }
}

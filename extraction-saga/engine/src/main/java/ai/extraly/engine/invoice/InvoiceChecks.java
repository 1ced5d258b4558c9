package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.EvidenceBook;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.invoice.items.Item;
import ai.extraly.engine.invoice.totals.Money;
import ai.extraly.engine.invoice.totals.Totals;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.value.Iban;
import ai.extraly.engine.value.VatNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold in an invoice. A check is made only when everything it compares is printed. */
final class InvoiceChecks {

    private final Findings findings;
    private final List<Check> checks = new ArrayList<>();

    InvoiceChecks(Findings findings) {
        this.findings = findings;
    }

    List<Check> run(EvidenceBook book) {
        lines(book);
        total(book);
        iban(book);
        vat("seller", findings.parties().seller().vatNumber(), book);
        vat("buyer", findings.parties().buyer().vatNumber(), book);
        due(book);
        return checks;
    }

    /** Lines may be net or gross, and an invoice may give its discount after them. */
    private void lines(EvidenceBook book) {
        Totals totals = findings.totals();
        if (findings.items().isEmpty() || !printed(totals.subtotal())) {
            return;
        }
        BigDecimal sum = findings.items().stream().map(InvoiceChecks::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal subtotal = value(totals.subtotal());
        BigDecimal gross = totals.total() == null ? subtotal : value(totals.total());
        boolean holds = Money.same(sum, subtotal)
                || Money.same(sum, gross)
                || Money.same(sum.add(totals.adjustment()), subtotal);
        add("lines_sum", holds, subtotal, sum, "line_items", book);
    }

    private void total(EvidenceBook book) {
        Totals totals = findings.totals();
        if (printed(totals.total()) && printed(totals.subtotal()) && totals.taxTotal() != null) {
            BigDecimal gross = value(totals.subtotal()).add(totals.adjustment());
            BigDecimal total = value(totals.total());
            // Prices may hold the tax already; then subtotal and freight alone make the total.
            BigDecimal sum = Money.same(gross, total) ? gross : gross.add(value(totals.taxTotal()));
            add("total", Money.same(sum, total), total, sum, "total", book);
        }
    }

    private void iban(EvidenceBook book) {
        String iban = Seen.valueOf(findings.iban());
        if (iban != null) {
            check(
                    "iban_check_digits",
                    Iban.isValid(iban),
                    "valid",
                    Iban.isValid(iban) ? "valid" : iban,
                    "payment.iban",
                    book);
        }
    }

    private void vat(String side, @Nullable Seen<String> number, EvidenceBook book) {
        String vat = Seen.valueOf(number);
        // Without a country's prefix there is no form to hold it against.
        if (vat != null && vat.length() > 2 && vat.substring(0, 2).chars().allMatch(Character::isLetter)) {
            boolean form = VatNumber.hasForm(vat);
            check(side + "_vat_number_form", form, "valid", form ? "valid" : vat, side + ".vat_number", book);
        }
    }

    private void due(EvidenceBook book) {
        if (findings.issued() != null && findings.due() != null) {
            var issued = findings.issued().value();
            var due = findings.due().value();
            check("due_date", !due.isBefore(issued), "not before " + issued, due.toString(), "due_date", book);
        }
    }

    private void add(
            String name, boolean passed, BigDecimal expected, BigDecimal actual, String path, EvidenceBook book) {
        check(name, passed, expected.toPlainString(), actual.toPlainString(), path, book);
    }

    private void check(String name, boolean passed, String expected, String actual, String path, EvidenceBook book) {
        checks.add(new Check(name, passed, expected, actual));
        if (!passed) {
            book.doubt(path);
        }
    }

    private static BigDecimal amount(Item item) {
        return item.amount().value();
    }

    private static boolean printed(@Nullable Seen<BigDecimal> seen) {
        return seen != null && seen.span() != null;
    }

    private static BigDecimal value(@Nullable Seen<BigDecimal> seen) {
        return seen == null ? BigDecimal.ZERO : seen.value();
    }
}

package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Seen;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of a receipt: the total first, then those that lead to it. */
record Sums(
        @Nullable Seen<BigDecimal> subtotal,
        @Nullable Seen<BigDecimal> discount,
        @Nullable Seen<BigDecimal> tax,
        @Nullable Seen<BigDecimal> rounding,
        @Nullable Seen<BigDecimal> total,
        @Nullable Seen<BigDecimal> paid,
        @Nullable Seen<BigDecimal> change,
        @Nullable Seen<String> method) {

    static Sums of(Till till) {
        Seen<BigDecimal> total = new TotalChoice(till).total();
        Money cash = till.cash();
        Money card = till.card();
        Money paid = cash == null ? card : cash;
        Seen<String> method = paid == null ? null : new Seen<>(cash == null ? "card" : "cash", paid.span(), 0.8);
        return new Sums(
                seen(till.first("subtotal")),
                seen(till.first("discount")),
                seen(tax(till, total)),
                rounding(till, total),
                total,
                seen(paid),
                seen(till.change()),
                method);
    }

    private static @Nullable Seen<BigDecimal> seen(@Nullable Money money) {
        return money == null ? null : money.seen(0.85 * money.certainty());
    }

    /** The tax that stands among the sums; else what a summary says of a base that makes the total with it. */
    private static @Nullable Money tax(Till till, @Nullable Seen<BigDecimal> total) {
        Money labelled = till.first("tax_total");
        if (labelled != null || total == null) {
            return labelled;
        }
        for (Row row : till.rows()) {
            List<Money> amounts = row.amounts();
            if (row.summary() && amounts.size() >= 2) {
                Money tax = amounts.getLast();
                BigDecimal whole = amounts.get(amounts.size() - 2).value().add(tax.value());
                if (whole.subtract(total.value()).abs().compareTo(new BigDecimal("0.05")) < 0) {
                    return tax;
                }
            }
        }
        return null;
    }

    /** With the sign that leads from the sum before it to the total. */
    private static @Nullable Seen<BigDecimal> rounding(Till till, @Nullable Seen<BigDecimal> total) {
        Money printed = till.first("rounding");
        if (printed == null || total == null) {
            return seen(printed);
        }
        for (BigDecimal signed : Till.signs(printed)) {
            boolean leads = signed.signum() != 0
                    && till.rows().stream()
                            .filter(row -> row.names("total") || row.names("total.due") || row.names("subtotal"))
                            .flatMap(row -> row.amounts().stream())
                            .anyMatch(money -> money.value().add(signed).compareTo(total.value()) == 0);
            if (leads) {
                return new Seen<>(signed, printed.span(), 0.92 * printed.certainty());
            }
        }
        return seen(printed);
    }
}

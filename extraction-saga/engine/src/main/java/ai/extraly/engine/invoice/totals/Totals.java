package ai.extraly.engine.invoice.totals;

import ai.extraly.engine.fields.Seen;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of an invoice.
 *
 * @param adjustment charges less discounts that are printed between subtotal and total and not in the subtotal
 */
public record Totals(
        @Nullable Seen<BigDecimal> subtotal,
        List<TaxRow> taxes,
        @Nullable Seen<BigDecimal> taxTotal,
        @Nullable Seen<BigDecimal> total,
        @Nullable Seen<BigDecimal> amountDue,
        BigDecimal adjustment) {

    public Totals {
        taxes = List.copyOf(taxes);
    }

    Totals with(Seen<BigDecimal> otherSubtotal, Seen<BigDecimal> otherTax, Seen<BigDecimal> otherTotal) {
        return new Totals(otherSubtotal, taxes, otherTax, otherTotal, amountDue, adjustment);
    }
}

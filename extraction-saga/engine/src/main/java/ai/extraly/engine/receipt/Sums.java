package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Seen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a receipt. Of several totals the one that what was paid, the things bought, or subtotal and tax lead to; else
 * the largest.
 */
record Sums(
        @Nullable Seen<BigDecimal> subtotal,
        @Nullable Seen<BigDecimal> discount,
        @Nullable Seen<BigDecimal> tax,
        @Nullable Seen<BigDecimal> rounding,
        @Nullable Seen<BigDecimal> total,
        @Nullable Seen<BigDecimal> paid,
        @Nullable Seen<BigDecimal> change,
        @Nullable Seen<String> method) {

    static Sums of(List<Entry> entries, BigDecimal bought) {
        Seen<BigDecimal> subtotal = first(entries, "subtotal");
        Seen<BigDecimal> tax = first(entries, "tax_total");
        Seen<BigDecimal> rounding = first(entries, "rounding");
        Seen<BigDecimal> discount = first(entries, "discount");
        Seen<BigDecimal> change = first(entries, "change");
        Seen<BigDecimal> cash = first(entries, "cash");
        Seen<BigDecimal> card = first(entries, "card");
        Seen<BigDecimal> paid = cash == null ? card : cash;
        List<BigDecimal> hopes = new ArrayList<>();
        if (paid != null) {
            hopes.add(paid.value().subtract(change == null ? BigDecimal.ZERO : change.value()));
        }
        hopes.add(bought);
        if (subtotal != null) {
            hopes.add(subtotal.value().add(or0(tax)).add(or0(rounding)));
            hopes.add(subtotal.value().subtract(or0(discount).abs()).add(or0(rounding)));
        }
        Seen<BigDecimal> total = total(entries, hopes);
        Seen<String> method = cash != null
                ? new Seen<>("cash", cash.span(), 0.8)
                : card != null ? new Seen<>("card", card.span(), 0.8) : null;
        return new Sums(subtotal, discount, tax, rounding, total, paid, change, method);
    }

    private static @Nullable Seen<BigDecimal> total(List<Entry> entries, List<BigDecimal> hopes) {
        Seen<BigDecimal> best = null;
        double most = -1;
        for (Entry entry : entries) {
            Seen<BigDecimal> amount = entry.amount();
            if (amount == null || !entry.names("total")) {
                continue;
            }
            long fits = hopes.stream()
                    .filter(hope -> hope.signum() != 0 && hope.compareTo(amount.value()) == 0)
                    .count();
            boolean larger = best == null || amount.value().compareTo(best.value()) > 0;
            if (fits > most || (fits == most && larger)) {
                most = fits;
                best = new Seen<>(amount.value(), amount.span(), fits > 0 ? 0.95 : 0.75);
            }
        }
        return best;
    }

    private static BigDecimal or0(@Nullable Seen<BigDecimal> seen) {
        return seen == null ? BigDecimal.ZERO : seen.value();
    }

    private static @Nullable Seen<BigDecimal> first(List<Entry> entries, String field) {
        for (Entry entry : entries) {
            if (entry.names(field) && entry.amount() != null) {
                return entry.amount();
            }
        }
        return null;
    }
}

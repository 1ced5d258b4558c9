package ai.extraly.engine.invoice.totals;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.misread.MisreadFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts right the one of subtotal, tax and total that was misread in a picture: it is what the two others make, its figures
 * can be a misreading of that, and nothing else bears it out as it was read.
 */
public final class MisreadTotals {

    /** Two misreadings this near are equally likely, and neither is taken. */
    private static final double ALIKE = 0.3;

    private final Totals totals;
    private final List<BigDecimal> borneOut;

    /** @param borneOut sums that other lines of the paper make: a total that is one of them was read well */
    public MisreadTotals(Totals totals, List<BigDecimal> borneOut) {
        this.totals = totals;
        this.borneOut = borneOut;
    }

    private record Repair(double cost, Totals totals) {}

    public Totals settled() {
        Seen<BigDecimal> subtotal = totals.subtotal();
        Seen<BigDecimal> tax = totals.taxTotal();
        Seen<BigDecimal> total = totals.total();
        if (subtotal == null || tax == null || total == null) {
            return totals;
        }
        BigDecimal adjusted = subtotal.value().add(totals.adjustment());
        if (Money.same(adjusted.add(tax.value()), total.value())) {
            return totals;
        }
        List<Repair> repairs = new ArrayList<>();
        suspect(subtotal, total.value().subtract(tax.value()).subtract(totals.adjustment()))
                .ifPresent(right -> repairs.add(new Repair(cost(right), totals.with(right, tax, total))));
        suspect(tax, total.value().subtract(adjusted))
                .ifPresent(right -> repairs.add(new Repair(cost(right), totals.with(subtotal, right, total))));
        suspect(total, adjusted.add(tax.value()))
                .ifPresent(right -> repairs.add(new Repair(cost(right), totals.with(subtotal, tax, right))));
        repairs.sort(Comparator.comparingDouble(Repair::cost));
        boolean alone = repairs.size() == 1
                || (repairs.size() > 1 && repairs.get(1).cost() - repairs.get(0).cost() >= ALIKE);
        return alone ? repairs.getFirst().totals() : totals;
    }

    /** What was meant where it can have been misread, and nothing speaks for what was read. */
    private Optional<Seen<BigDecimal>> suspect(Seen<BigDecimal> read, BigDecimal meant) {
        boolean sure = borneOut.stream().anyMatch(sum -> Money.same(sum, read.value()));
        Seen<BigDecimal> right = read.meaning(meant);
        return sure || read.span() == null || meant.signum() <= 0 || cost(right) == MisreadFigures.FAR
                ? Optional.empty()
                : Optional.of(right);
    }

    private static double cost(Seen<BigDecimal> right) {
        Span span = right.span();
        return span == null ? MisreadFigures.FAR : MisreadFigures.distance(span.text(), right.value());
    }
}

package ai.extraly.engine.invoice.totals;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.invoice.totals.Candidates.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses subtotal, tax and total together: of all combinations the one with the best labels and the most arithmetic that
 * holds. That subtotal and tax make the total outweighs any label; what the lines and the rows of tax add up to comes next.
 */
final class TotalsChoice {

    private static final double TOTAL_HOLDS = 2;
    private static final double TOTAL_HOLDS_ADJUSTED = 1.7;
    private static final double LINES_MAKE_SUBTOTAL = 0.8;
    private static final double LINES_MAKE_TOTAL = 0.35;
    private static final double TAX_ROWS_AGREE = 0.5;
    private static final double REAL_TAX = 0.2;

    private final @Nullable BigDecimal lines;
    private final @Nullable BigDecimal taxRows;
    private final @Nullable BigDecimal bases;
    private final BigDecimal adjustment;

    TotalsChoice(
            @Nullable BigDecimal lines,
            @Nullable BigDecimal taxRows,
            @Nullable BigDecimal bases,
            BigDecimal adjustment) {
        this.lines = lines;
        this.taxRows = taxRows;
        this.bases = bases;
        this.adjustment = adjustment;
    }

    record Chosen(
            @Nullable Seen<BigDecimal> subtotal,
            @Nullable Seen<BigDecimal> tax,
            @Nullable Seen<BigDecimal> total,
            boolean adjusted) {}

    Chosen choose(List<Candidate> totals, List<Candidate> subtotals, List<Candidate> taxes) {
        Chosen best = new Chosen(null, null, null, false);
        double most = 0;
        for (@Nullable Candidate total : orNone(totals)) {
            for (@Nullable Candidate subtotal : orNone(subtotals)) {
                for (@Nullable Candidate tax : orNone(taxes)) {
                    double score = score(total, subtotal, tax);
                    if (score > most) {
                        most = score;
                        best = new Chosen(amount(subtotal), amount(tax), amount(total), adjusted(total, subtotal, tax));
                    }
                }
            }
        }
        return completed(best);
    }

    private static List<@Nullable Candidate> orNone(List<Candidate> candidates) {
        List<@Nullable Candidate> all = new ArrayList<>(candidates);
        all.add(null);
        return all;
    }

    private static @Nullable Seen<BigDecimal> amount(@Nullable Candidate candidate) {
        return candidate == null ? null : candidate.amount();
    }

    private double score(@Nullable Candidate total, @Nullable Candidate subtotal, @Nullable Candidate tax) {
        double score = weight(total) + weight(subtotal) + weight(tax);
        if (total != null && subtotal != null && tax != null) {
            if (subtotal.value().signum() == 0 && total.value().signum() != 0) {
                return 0;
            }
            boolean holds = Money.same(subtotal.value().add(tax.value()), total.value());
            score += holds ? TOTAL_HOLDS : adjusted(total, subtotal, tax) ? TOTAL_HOLDS_ADJUSTED : 0;
        }
        if (subtotal != null && tax == null && total != null && taxless(subtotal.value(), total.value())) {
            score += TOTAL_HOLDS / 2;
        }
        score += subtotal != null && lines != null && Money.same(lines, subtotal.value()) ? LINES_MAKE_SUBTOTAL : 0;
        score += total != null && lines != null && Money.same(lines, total.value()) ? LINES_MAKE_TOTAL : 0;
        score += tax != null && taxRows != null && Money.same(taxRows, tax.value()) ? TAX_ROWS_AGREE : 0;
        score += subtotal != null && bases != null && Money.same(bases, subtotal.value()) ? TAX_ROWS_AGREE : 0;
        score += tax != null && tax.value().signum() != 0 ? REAL_TAX : 0;
        // Something is bought for more than its tax.
        boolean upsideDown = tax != null
                && subtotal != null
                && tax.value().abs().compareTo(subtotal.value().abs()) > 0;
        return upsideDown ? score - TOTAL_HOLDS : score;
    }

    /** Prices are gross, or there is no tax: only freight or discount stands between the sums. */
    private boolean taxless(BigDecimal subtotal, BigDecimal total) {
        return Money.same(subtotal, total) || gross(subtotal, total);
    }

    private boolean gross(BigDecimal subtotal, BigDecimal total) {
        return !Money.same(subtotal, total) && Money.same(subtotal.add(adjustment), total);
    }

    private boolean adjusted(@Nullable Candidate total, @Nullable Candidate subtotal, @Nullable Candidate tax) {
        if (total != null && subtotal != null && adjustment.signum() != 0 && gross(subtotal.value(), total.value())) {
            return true;
        }
        return total != null
                && subtotal != null
                && tax != null
                && adjustment.signum() != 0
                && !Money.same(subtotal.value().add(tax.value()), total.value())
                && Money.same(subtotal.value().add(tax.value()).add(adjustment), total.value());
    }

    private static double weight(@Nullable Candidate candidate) {
        return candidate == null ? 0 : candidate.weight();
    }

    /** What is not printed follows from the two others. */
    private Chosen completed(Chosen chosen) {
        Seen<BigDecimal> subtotal = chosen.subtotal();
        Seen<BigDecimal> tax = chosen.tax();
        Seen<BigDecimal> total = chosen.total();
        if (total != null && subtotal != null && tax == null) {
            BigDecimal rest = total.value().subtract(subtotal.value());
            boolean freight = rest.signum() != 0 && taxless(subtotal.value(), total.value());
            boolean plausible = !freight
                    && rest.signum() * total.value().signum() >= 0
                    && rest.abs().compareTo(total.value().abs().movePointLeft(2).multiply(new BigDecimal(28))) <= 0;
            tax = plausible ? Seen.computed(rest, 0.6) : null;
        } else if (total != null && subtotal == null && tax != null) {
            subtotal = Seen.computed(total.value().subtract(tax.value()), 0.6);
        } else if (total == null && subtotal != null && tax != null) {
            total = Seen.computed(subtotal.value().add(tax.value()), 0.6);
        } else if (total == null) {
            // Something is always to pay: a lone sum is the total, whatever it is called.
            total = subtotal;
        }
        return new Chosen(subtotal, tax, total, chosen.adjusted());
    }
}

package ai.extraly.engine.invoice.totals;

import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.invoice.items.ItemsReader.Table;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.value.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers candidates for subtotal, tax and total and lets {@link TotalsChoice} choose them together. */
public final class TotalsReader {

    private static final double EACH_WORD = 0.04;

    private final List<Sum> sums;
    private final List<TaxRow> taxRows;
    private final List<Table> tables;

    public TotalsReader(Document document, Labels labels, Amounts amounts, List<Table> tables) {
        this.sums = new SumFinder(document, labels, amounts).find(tables);
        this.taxRows = new TaxRows(document, labels, amounts).find(tables);
        this.tables = tables;
    }

    public Totals read() {
        Candidates totals = new Candidates();
        Candidates subtotals = new Candidates();
        Candidates taxes = new Candidates();
        for (int i = 0; i < sums.size(); i++) {
            offer(sums.get(i), (double) i / sums.size(), totals, subtotals, taxes);
        }
        @Nullable BigDecimal taxed = taxSum();
        if (taxed != null) {
            taxes.add(Seen.computed(taxed, 0.8), 0.5);
        }
        @Nullable BigDecimal bases = baseSum();
        if (bases != null) {
            subtotals.add(Seen.computed(bases, 0.7), 0.35);
        }
        @Nullable BigDecimal lines = linesSum();
        if (lines != null) {
            subtotals.add(Seen.computed(lines, 0.6), 0.3);
        }
        TotalsChoice.Chosen chosen = new TotalsChoice(lines, taxed, bases, adjustment())
                .choose(totals.best(), subtotals.best(), taxes.best());
        return new Totals(
                chosen.subtotal(),
                taxes(chosen.tax()),
                chosen.tax(),
                chosen.total(),
                due(chosen.total()),
                chosen.adjusted() ? adjustment() : BigDecimal.ZERO);
    }

    private static void offer(Sum sum, double late, Candidates totals, Candidates subtotals, Candidates taxes) {
        double weight = 0.6 + EACH_WORD * sum.label().match().words() + 0.08 * late;
        if (sum.triple() && (sum.names("total") || sum.names("subtotal") || sum.names("amount_due"))) {
            subtotals.add(sum.net(), weight);
            taxes.add(sum.tax(), weight);
            totals.add(sum.gross(), weight + 0.1);
            return;
        }
        if (sum.triple() && sum.names("tax")) {
            subtotals.add(sum.net(), 0.4);
            taxes.add(sum.tax(), 0.4);
            totals.add(sum.gross(), 0.4);
            return;
        }
        if (sum.names("total")) {
            totals.add(sum.amount(), weight);
        }
        if (sum.names("amount_due")) {
            totals.add(sum.amount(), weight - 0.15);
        }
        if (sum.names("subtotal")) {
            subtotals.add(sum.amount(), weight);
        }
        if (sum.names("lines_total")) {
            subtotals.add(sum.amount(), weight - 0.2);
        }
        if (sum.names("tax_total")) {
            taxes.add(sum.amount(), sum.rate() == null ? weight : weight - 0.15);
        } else if (sum.names("tax")) {
            taxes.add(sum.amount(), weight - 0.2);
        }
    }

    private @Nullable BigDecimal linesSum() {
        return tables.isEmpty() ? null : tables.stream().map(Table::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable BigDecimal baseSum() {
        return taxRows.isEmpty() || taxRows.stream().anyMatch(row -> row.base() == null)
                ? null
                : taxRows.stream()
                        .map(row -> row.base() == null
                                ? BigDecimal.ZERO
                                : row.base().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sum of the rows of tax, or of the lines that name a rate. */
    private @Nullable BigDecimal taxSum() {
        List<BigDecimal> amounts = taxRows.isEmpty()
                ? rated().stream().map(sum -> sum.amount().value()).toList()
                : taxRows.stream().map(row -> row.amount().value()).toList();
        return amounts.isEmpty() ? null : amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Sum> rated() {
        List<Sum> rated = new ArrayList<>();
        for (Sum sum : sums) {
            boolean tax = (sum.names("tax") || sum.names("tax_total")) && !sum.names("subtotal");
            boolean known = rated.stream()
                    .anyMatch(other -> other.rate() != null
                            && sum.rate() != null
                            && other.rate().compareTo(sum.rate()) == 0
                            && other.amount().value().compareTo(sum.amount().value()) == 0);
            if (tax && sum.rate() != null && !known && !sum.triple()) {
                rated.add(sum);
            }
        }
        return rated;
    }

    private List<TaxRow> taxes(@Nullable Seen<BigDecimal> total) {
        if (!taxRows.isEmpty()) {
            return taxRows;
        }
        List<TaxRow> rows = new ArrayList<>();
        for (Sum sum : rated()) {
            BigDecimal rate = sum.rate();
            rows.add(new TaxRow(
                    rate == null ? null : new Seen<>(rate, sum.label().span(), 0.8), null, sum.amount()));
        }
        boolean agree = total != null
                && Money.same(
                        total.value(),
                        rows.stream().map(row -> row.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add));
        return agree ? rows : List.of();
    }

    private BigDecimal adjustment() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Sum line : sums) {
            if (line.names("charge") || line.names("rounding")) {
                sum = sum.add(line.amount().value());
            } else if (line.names("allowance")) {
                sum = sum.subtract(line.amount().value().abs());
            }
        }
        return sum;
    }

    /** What is left to pay: as printed, or the total without what was paid. */
    private @Nullable Seen<BigDecimal> due(@Nullable Seen<BigDecimal> total) {
        BigDecimal paid = BigDecimal.ZERO;
        for (Sum sum : sums) {
            if (sum.names("paid")) {
                paid = sum.amount().value().abs();
            }
        }
        Seen<BigDecimal> best = null;
        double most = 0;
        for (Sum sum : sums) {
            if (sum.names("amount_due")) {
                boolean fits = total != null
                        && Money.same(total.value().subtract(paid), sum.amount().value());
                boolean whole =
                        total != null && Money.same(total.value(), sum.amount().value());
                double score = 1 + (fits ? 2 : 0) + (whole ? 1 : 0);
                if (score > most) {
                    most = score;
                    best = sum.amount();
                }
            }
        }
        return best != null || total == null || paid.signum() == 0
                ? best
                : Seen.computed(total.value().subtract(paid), 0.6);
    }
}

package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.misread.MisreadFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the amounts is the total: by the words before it, by what was paid, by the sums that lead to it, and by how large
 * it is set. The words alone do not decide: tills print totals before and after taxes, discounts and rounding.
 */
final class TotalChoice {

    /** What the words before an amount are worth. */
    private static final double DUE = 3;

    private static final double TOTAL = 2.4;
    private static final double SUBTOTAL = 1;
    private static final double CARD = 1.6;
    private static final double CASH = 0.8;
    private static final double UNNAMED = 0.2;

    /** What the arithmetic is worth: paid less change leaves least room for chance. */
    private static final double KEPT = 3;

    private static final double PAID = 1.2;
    private static final double ADDED = 1;
    private static final double ROUNDED = 1.2;
    private static final double AGAIN = 0.4;

    private static final double LARGER = 1;
    private static final double LATER = 0.05;
    private static final double UNSURE = 2;

    /** In a summary of taxes a total is one of a rate. */
    private static final double IN_SUMMARY = -1.5;

    /** Without a word before it the largest amount is the likeliest. */
    private static final double LARGEST = 0.6;

    private final Till till;
    private final double usual;

    TotalChoice(Till till) {
        this.till = till;
        this.usual = till.rows().stream()
                .mapToDouble(row -> row.line().size())
                .sorted()
                .skip(till.rows().size() / 2)
                .findFirst()
                .orElse(1);
    }

    private record Scored(Money money, double score, boolean borneOut) {}

    /** Null where nothing can be the total. */
    @Nullable
    Seen<BigDecimal> total() {
        List<Scored> candidates = new ArrayList<>();
        for (Row row : till.rows()) {
            double words = words(row);
            Money amount = row.amount();
            if (amount != null && words > 0 && amount.value().signum() > 0) {
                candidates.add(scored(row, amount, words + LATER * candidates.size()));
            }
        }
        Scored best = null;
        double second = 0;
        for (Scored candidate : candidates) {
            if (best == null || candidate.score() > best.score()) {
                second = best == null || best.money().is(candidate.money().value()) ? second : best.score();
                best = candidate;
            } else if (!best.money().is(candidate.money().value())) {
                second = Math.max(second, candidate.score());
            }
        }
        BigDecimal kept = till.kept();
        if (kept != null
                && (best == null
                        || best.score() < TOTAL
                        || roundedTo(best.money().value(), kept))) {
            return Seen.computed(kept, best == null || best.score() < TOTAL ? 0.6 : 0.9);
        }
        if (best == null) {
            return null;
        }
        if (kept != null && !best.borneOut() && isMisread(best.money(), kept)) {
            return new Seen<>(kept, best.money().span(), 0.85);
        }
        return best.money().seen(confidence(best, best.score() - second));
    }

    /** Whether what was paid may have been printed where this was read. */
    private static boolean isMisread(Money read, BigDecimal kept) {
        return !read.is(kept)
                && MisreadFigures.distance(inCents(read.value()), new BigDecimal(inCents(kept))) < MisreadFigures.FAR;
    }

    /** Currencies are printed in front of one and not of the other. */
    private static String inCents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Whether rounding makes what was paid of it. */
    private boolean roundedTo(BigDecimal total, BigDecimal kept) {
        return Till.signs(till.first("rounding")).stream()
                .anyMatch(by -> by.signum() != 0 && total.add(by).compareTo(kept) == 0);
    }

    private static double confidence(Scored best, double lead) {
        double words = best.score() >= TOTAL ? 0.75 : 0.5;
        double sure = best.borneOut() ? 0.95 : words;
        return best.money().isSure() && lead > 0.5 ? sure : sure - 0.15;
    }

    private double words(Row row) {
        double words = row.names("other.total")
                ? 0
                : row.names("total.due") || Till.isRounded(row)
                        ? DUE
                        : row.names("total")
                                ? TOTAL
                                : row.names("subtotal")
                                        ? SUBTOTAL
                                        : row.names("card")
                                                ? CARD
                                                : row.names("cash") ? CASH : row.label() == null ? UNNAMED : 0;
        return row.summary() && words > 0 ? Math.max(0, words + IN_SUMMARY) : words;
    }

    private Scored scored(Row row, Money amount, double words) {
        BigDecimal value = amount.value();
        BigDecimal kept = till.kept();
        Money cash = till.cash();
        Money card = till.card();
        boolean paid = kept != null
                ? kept.compareTo(value) == 0
                : (cash != null && cash.is(value)) || (card != null && card.is(value));
        boolean added = till.sums().stream().anyMatch(sum -> sum.compareTo(value) == 0);
        double score = words
                + (paid ? kept != null ? KEPT : PAID : 0)
                + (added ? ADDED : 0)
                + ROUNDED * rounded(value)
                + AGAIN * Math.min(3, again(row, value))
                + LARGER * Math.clamp(row.line().size() / usual - 1.15, 0, 1)
                + (row.label() == null && isLargest(value) ? LARGEST : 0)
                - UNSURE * (1 - amount.certainty());
        boolean again = again(row, value) > 0;
        return new Scored(
                amount, score, (paid && kept != null) || (added && (paid || again)) || (kept == null && paid && again));
    }

    /** 1 for what another total becomes by rounding, -1 for what rounding makes another total of. */
    private int rounded(BigDecimal value) {
        Money rounding = till.first("rounding");
        if (rounding == null || rounding.value().signum() == 0) {
            return 0;
        }
        BigDecimal by = rounding.value().abs();
        int rounded = 0;
        for (Row row : till.rows()) {
            Money other = row.amount();
            boolean total = row.names("total") || row.names("total.due") || row.names("subtotal");
            if (other == null || !total) {
                continue;
            }
            if (other.value().subtract(value).abs().compareTo(by) == 0) {
                // Of both, the rounded one is a multiple of five hundredths.
                rounded =
                        value.movePointRight(2).remainder(BigDecimal.valueOf(5)).signum() == 0 ? 1 : -1;
            }
        }
        return rounded;
    }

    private boolean isLargest(BigDecimal value) {
        return till.rows().stream()
                .flatMap(row -> row.amounts().stream())
                .noneMatch(money -> money.value().compareTo(value) > 0);
    }

    private long again(Row own, BigDecimal value) {
        return till.rows().stream()
                .filter(row -> row.number() != own.number())
                .filter(row -> row.amounts().stream().anyMatch(money -> money.is(value)))
                .count();
    }
}

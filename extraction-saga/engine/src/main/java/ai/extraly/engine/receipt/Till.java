package ai.extraly.engine.receipt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a till printed under the things bought, by what the lines say it is, and what the total must be by what was paid.
 *
 * @param bought the sum of the things bought; null where none was found
 */
record Till(List<Row> rows, @Nullable BigDecimal bought) {

    /** Only currencies without small coins round by more, and their amounts are far larger. */
    private static final BigDecimal ROUNDING = BigDecimal.ONE;

    Till {
        rows = rows.stream().filter(row -> !row.amounts().isEmpty()).toList();
    }

    /** Lines of a field outside summaries of taxes. */
    List<Row> of(String field) {
        return rows.stream()
                .filter(row -> row.names(field) && !row.summary() && (!field.equals("rounding") || !isRounded(row)))
                .toList();
    }

    /** By rounding hardly anything is added or taken off; a large amount with that word is what was rounded. */
    static boolean isRounded(Row row) {
        Money amount = row.amount();
        return row.names("rounding") && amount != null && amount.value().abs().compareTo(ROUNDING) >= 0;
    }

    /** The first of a field. */
    @Nullable
    Money first(String field) {
        return of(field).stream().map(Row::amount).findFirst().orElse(null);
    }

    @Nullable
    Money change() {
        return last("change", money -> true);
    }

    /** What was handed over in cash; where several lines name cash, the one that is not the change. */
    @Nullable
    Money cash() {
        Money change = change();
        return last(
                "cash",
                money -> change == null
                        || !money.is(change.value())
                        || money.value().signum() == 0);
    }

    @Nullable
    Money card() {
        return last("card", money -> money.value().signum() != 0);
    }

    private @Nullable Money last(String field, Predicate<Money> fits) {
        return of(field).stream()
                .map(Row::amount)
                .filter(fits)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** What was paid less what was given back; null unless both are printed. */
    @Nullable
    BigDecimal kept() {
        Money cash = cash();
        Money change = change();
        if (cash == null || change == null) {
            return null;
        }
        BigDecimal kept = cash.value().subtract(change.value().abs());
        return kept.signum() > 0 ? kept : null;
    }

    /** All sums that subtotal, taxes, service, discount and rounding lead to. */
    List<BigDecimal> sums() {
        List<BigDecimal> sums = new ArrayList<>();
        List<BigDecimal> starts = new ArrayList<>();
        of("subtotal").forEach(row -> starts.add(row.amounts().getLast().value()));
        if (bought != null) {
            starts.add(bought);
        }
        Money tax = first("tax_total");
        Money service = first("service");
        Money discount = first("discount");
        Money rounding = first("rounding");
        for (BigDecimal start : starts) {
            for (BigDecimal less :
                    orZero(discount == null ? null : discount.value().abs().negate())) {
                for (BigDecimal served : orZero(service == null ? null : service.value())) {
                    for (BigDecimal taxed : orZero(tax == null ? null : tax.value())) {
                        for (BigDecimal rounded : signs(rounding)) {
                            sums.add(start.add(less).add(served).add(taxed).add(rounded));
                        }
                    }
                }
            }
        }
        return sums;
    }

    private static List<BigDecimal> orZero(@Nullable BigDecimal value) {
        return value == null || value.signum() == 0 ? List.of(BigDecimal.ZERO) : List.of(value, BigDecimal.ZERO);
    }

    /** Tills print the amount of rounding with its sign or without. */
    static List<BigDecimal> signs(@Nullable Money rounding) {
        if (rounding == null || rounding.value().signum() == 0) {
            return List.of(BigDecimal.ZERO);
        }
        return List.of(rounding.value(), rounding.value().negate(), BigDecimal.ZERO);
    }
}

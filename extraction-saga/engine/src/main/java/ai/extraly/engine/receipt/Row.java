package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Line;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One printed line.
 *
 * @param number  from the top of the receipt
 * @param text    what stands before the last amount, or the whole line without one
 * @param amounts left to right
 * @param label   that says what its amount is; null if it has none
 * @param heads   whether it is the heads of columns
 * @param summary whether it stands in a summary of taxes
 */
record Row(
        int number,
        Line line,
        @Nullable Span text,
        List<Money> amounts,
        @Nullable Label label,
        boolean heads,
        boolean summary) {

    /** Lines of sums and of payment; what is bought stands above them. */
    static final Set<String> SUMS = Set.of(
            "total", "total.due", "subtotal", "tax_total", "service", "discount", "rounding", "cash", "card", "change");

    Row {
        amounts = List.copyOf(amounts);
    }

    boolean names(String field) {
        return label != null && label.names(field);
    }

    boolean isSum() {
        return label != null && SUMS.stream().anyMatch(label::names);
    }

    /** What is bought stands above it: a sum with its amount, other than what is taken off one thing. */
    boolean endsThings() {
        return isSum() && !amounts.isEmpty() && !names("discount");
    }

    boolean isPayment() {
        return names("cash") || names("card") || names("change");
    }

    /** The last amount, in the column where sums stand. */
    @Nullable
    Money amount() {
        return amounts.isEmpty() ? null : amounts.getLast();
    }

    Row inSummary() {
        return new Row(number, line, text, amounts, label, heads, true);
    }

    Row with(List<Money> others) {
        return new Row(number, line, text, others, label, heads, summary);
    }
}

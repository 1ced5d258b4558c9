package ai.extraly.engine.invoice.totals;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Seen;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A labelled line of money.
 *
 * @param amounts from left to right, at least one
 * @param rate    a percentage printed with it
 */
record Sum(
        Label label,
        List<Seen<BigDecimal>> amounts,
        @Nullable BigDecimal rate) {

    Sum {
        amounts = List.copyOf(amounts);
    }

    boolean names(String field) {
        return label.names(field);
    }

    /** The last amount of the line: what stands before it is what it is taken of. */
    Seen<BigDecimal> amount() {
        return amounts.getLast();
    }

    /** Net, tax and gross in one line. */
    boolean triple() {
        return amounts.size() >= 3 && Money.same(plain(0).add(plain(1)), plain(2)) && plain(0).signum() != 0;
    }

    private BigDecimal plain(int index) {
        return amounts.get(amounts.size() - 3 + index).value();
    }

    Seen<BigDecimal> part(int index) {
        return amounts.get(amounts.size() - 3 + index);
    }
}

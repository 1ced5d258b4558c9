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

    /** Net, one or several taxes and gross in one line. */
    boolean triple() {
        return parts() > 0;
    }

    /** How many of the last amounts are net, taxes and gross; 0 when they are not. */
    private int parts() {
        BigDecimal taxes = BigDecimal.ZERO;
        for (int net = amounts.size() - 3; net >= 0; net--) {
            taxes = taxes.add(amounts.get(net + 1).value());
            BigDecimal base = amounts.get(net).value();
            if (base.signum() != 0 && Money.same(base.add(taxes), gross().value())) {
                return amounts.size() - net;
            }
        }
        return 0;
    }

    Seen<BigDecimal> net() {
        return amounts.get(amounts.size() - parts());
    }

    Seen<BigDecimal> tax() {
        List<Seen<BigDecimal>> taxes = amounts.subList(amounts.size() - parts() + 1, amounts.size() - 1);
        return taxes.size() == 1
                ? taxes.getFirst()
                : Seen.computed(
                        taxes.stream().map(Seen::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                        taxes.getFirst().confidence());
    }

    Seen<BigDecimal> gross() {
        return amounts.getLast();
    }
}

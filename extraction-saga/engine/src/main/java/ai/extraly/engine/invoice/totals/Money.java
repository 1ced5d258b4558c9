package ai.extraly.engine.invoice.totals;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Comparing printed money. */
public final class Money {

    /** Sums of rounded parts may be off by this much: one unit of the last place for each of two parts. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    private Money() {}

    public static boolean same(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(TOLERANCE) <= 0;
    }

    /** The share of a base, rounded to cents. */
    public static BigDecimal percent(BigDecimal base, BigDecimal rate) {
        return base.multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }
}

package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import java.math.BigDecimal;

/**
 * An amount as it is printed.
 *
 * @param certainty how sure the figures are: 1 when they stand there as an amount is written, less where a mark or a figure
 *     had to be put right
 */
record Money(BigDecimal value, Span span, double certainty) {

    boolean isSure() {
        return certainty >= 1;
    }

    /** Whether its figures are parted as this till parts them, whatever touches them: "5,49B". */
    boolean hasItsMark() {
        return certainty >= MoneyReader.TOUCHED;
    }

    /** Whether it has its decimals, so that another reading of the same figures is none. */
    boolean isWritten(Money other) {
        return value.scale() == 2 && value.precision() >= other.value.precision();
    }

    boolean is(BigDecimal other) {
        return value.compareTo(other) == 0;
    }

    Seen<BigDecimal> seen(double confidence) {
        return new Seen<>(value, span, confidence);
    }
}

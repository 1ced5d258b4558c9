package ai.extraly.engine.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A printed amount of money or quantity.
 *
 * @param value     with the printed scale; negative if a minus, parentheses or nothing else says so
 * @param signed    whether a plus, minus or parentheses was printed
 * @param direction a printed Dr or Cr
 * @param currency  ISO code of a currency printed with it
 */
public record Amount(
        BigDecimal value,
        boolean signed,
        @Nullable Direction direction,
        @Nullable String currency) {

    /** Which way a printed mark says that money goes. */
    public enum Direction {
        DEBIT,
        CREDIT
    }

    public boolean hasDecimals() {
        return value.scale() > 0;
    }

    /** The same amount with a mark that was printed apart from it. */
    public Amount towards(Direction mark) {
        return new Amount(value, signed, mark, currency);
    }

    public BigDecimal magnitude() {
        return value.abs();
    }
}

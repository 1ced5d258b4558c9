package ai.extraly.engine.ledger;

import ai.extraly.engine.table.Entry;
import ai.extraly.engine.table.MoneyMark;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An entry under one reading: a movement, a balance, or both.
 *
 * @param movement null for a line that only states a balance; without its sign while that is {@code open}
 * @param open     whether the sign is still to be found
 * @param balance  after the movement
 */
record Step(
        Entry entry,
        @Nullable BigDecimal movement,
        boolean open,
        @Nullable MoneyMark movementMark,
        @Nullable BigDecimal balance,
        @Nullable MoneyMark balanceMark) {

    Step settled(BigDecimal signed) {
        return new Step(entry, signed, false, movementMark, balance, balanceMark);
    }
}

package ai.extraly.engine.ledger;

import ai.extraly.engine.table.Entry;
import ai.extraly.engine.table.MoneyMark;
import java.math.BigDecimal;
import java.util.Objects;
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

    /** The same with what its movement must have been, whatever was read. */
    Step moving(BigDecimal signed) {
        MoneyMark mark = Objects.requireNonNull(movementMark).meaning(signed.abs());
        return new Step(entry, signed, false, mark, balance, balanceMark);
    }

    /** The same with what its balance must have been, whatever was read. */
    Step leaving(BigDecimal after) {
        MoneyMark mark = Objects.requireNonNull(balanceMark).meaning(after);
        return new Step(entry, movement, open, movementMark, after, mark);
    }

    Step settled(BigDecimal signed) {
        return new Step(entry, signed, false, movementMark, balance, balanceMark);
    }
}

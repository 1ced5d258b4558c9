package ai.extraly.engine.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one account end and those of the next begin though only a title says so: the head of the table stands
 * again on the same page, or the days begin anew, and the running balance does not go on.
 *
 * @param movement number of the next account's first movement
 * @param good     running balances before it that come true
 * @param bad      running balances before it that do not
 */
record AccountBorder(int movement, int good, int bad) {

    static Optional<AccountBorder> in(List<Movement> movements, boolean newestFirst) {
        int good = 0;
        int bad = 0;
        for (int i = 1; i < movements.size(); i++) {
            Movement before = movements.get(i - 1);
            Movement movement = movements.get(i);
            @Nullable Boolean goesOn = newestFirst ? follows(movement, before) : follows(before, movement);
            if (Boolean.FALSE.equals(goesOn)
                    && beginsAnew(before, movement, newestFirst)
                    && goesOnAfter(movements, i, newestFirst)) {
                return Optional.of(new AccountBorder(i, good, bad));
            }
            good += Boolean.TRUE.equals(goesOn) ? 1 : 0;
            bad += Boolean.FALSE.equals(goesOn) ? 1 : 0;
        }
        return Optional.empty();
    }

    /** Whether the later balance is the earlier one and what moved; null where one of them is not printed. */
    private static @Nullable Boolean follows(Movement earlier, Movement later) {
        BigDecimal before = earlier.balance();
        BigDecimal after = later.balance();
        if (before == null || after == null) {
            return null;
        }
        return before.add(later.signed()).compareTo(after) == 0;
    }

    private static boolean beginsAnew(Movement before, Movement movement, boolean newestFirst) {
        if (before.entry().piece() == movement.entry().piece()) {
            return false;
        }
        return before.entry().page() == movement.entry().page() || runsBack(before, movement, newestFirst);
    }

    private static boolean runsBack(Movement before, Movement movement, boolean newestFirst) {
        if (before.entry().date() == null || movement.entry().date() == null) {
            return false;
        }
        int step = Settler.compare(movement.entry(), before.entry());
        return newestFirst ? step > 0 : step < 0;
    }

    /** A page of the next account proves itself by its own balances; one that proves nothing may only lack a page before it. */
    private static boolean goesOnAfter(List<Movement> movements, int from, boolean newestFirst) {
        if (from + 1 >= movements.size()) {
            return true;
        }
        Movement one = movements.get(from);
        Movement other = movements.get(from + 1);
        return Boolean.TRUE.equals(newestFirst ? follows(other, one) : follows(one, other));
    }
}

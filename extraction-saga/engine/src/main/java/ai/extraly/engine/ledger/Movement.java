package ai.extraly.engine.ledger;

import ai.extraly.engine.page.Segment;
import ai.extraly.engine.table.Entry;
import ai.extraly.engine.table.MoneyMark;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money on the account.
 *
 * @param signed  negative when money leaves the account
 * @param printed where its amount stands
 * @param balance the balance printed beside it, with its sign
 * @param balanceMark where that stands
 * @param before  words of lines above that belong to it
 */
public record Movement(
        Entry entry,
        BigDecimal signed,
        MoneyMark printed,
        @Nullable BigDecimal balance,
        @Nullable MoneyMark balanceMark,
        List<Segment> before) {

    public Movement {
        before = List.copyOf(before);
    }
}

package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amount;
import java.math.BigDecimal;

/**
 * An amount on a line.
 *
 * @param text    as printed, or as it was recognised
 * @param alone   nothing else stands in its segment
 * @param tail    its segment ends with it
 * @param settled the amount is what the sums ask for, and the text a misreading of it
 */
public record MoneyMark(
        Amount amount, Box box, String text, Segment segment, boolean alone, boolean tail, boolean settled) {

    MoneyMark(Amount amount, Box box, String text, Segment segment, boolean alone, boolean tail) {
        this(amount, box, text, segment, alone, tail, false);
    }

    MoneyMark towards(Amount.Direction mark) {
        return new MoneyMark(amount.towards(mark), box, text, segment, alone, tail, settled);
    }

    /** The same place with the amount that the sums ask for. */
    public MoneyMark meaning(BigDecimal value) {
        return new MoneyMark(
                new Amount(value, amount.signed(), amount.direction(), amount.currency()),
                box,
                text,
                segment,
                alone,
                tail,
                true);
    }

    /** Whether it was recognised in a picture and may have been misread. */
    public boolean recognised() {
        return segment.words().stream().anyMatch(word -> word.confidence() < 1);
    }
}

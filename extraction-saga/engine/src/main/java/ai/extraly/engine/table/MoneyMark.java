package ai.extraly.engine.table;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amount;

/**
 * An amount on a line.
 *
 * @param alone nothing else stands in its segment
 * @param tail  its segment ends with it
 */
public record MoneyMark(Amount amount, Box box, String text, Segment segment, boolean alone, boolean tail) {

    MoneyMark towards(Amount.Direction mark) {
        return new MoneyMark(amount.towards(mark), box, text, segment, alone, tail);
    }
}

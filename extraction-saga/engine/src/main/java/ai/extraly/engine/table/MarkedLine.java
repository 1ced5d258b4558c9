package ai.extraly.engine.table;

import ai.extraly.engine.page.Line;
import java.util.List;

/** A line with the amounts and dates on it. */
public record MarkedLine(Line line, List<MoneyMark> money, List<DateMark> dates) {

    public MarkedLine {
        money = List.copyOf(money);
        dates = List.copyOf(dates);
    }
}

package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.NumberStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a till writes numbers: as most lines end. "9.00" alone might be a date elsewhere; at the end of a till's line it is money,
 * and numbers of houses in the head have commas of their own.
 */
final class TillStyle {

    private static final Pattern END = Pattern.compile("\\d([.,])\\d{2}(?:\\s?[\\p{L}\\p{Sc}*]{1,3})?$");

    private TillStyle() {}

    static Conventions of(Document document) {
        Conventions usual = Conventions.of(document);
        int lead = document.segments()
                .map(segment -> END.matcher(segment.text()))
                .filter(Matcher::find)
                .mapToInt(end -> end.group(1).equals(".") ? 1 : -1)
                .sum();
        if (lead == 0) {
            return usual;
        }
        NumberStyle style = lead > 0 ? NumberStyle.POINT : NumberStyle.COMMA;
        return new Conventions(new Amounts(style), usual.dates());
    }
}

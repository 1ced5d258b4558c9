package ai.extraly.engine.fields;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.DateOrder;
import ai.extraly.engine.value.Dates;
import ai.extraly.engine.value.Digits;
import ai.extraly.engine.value.NumberStyle;
import java.util.List;
import java.util.regex.Pattern;

/** How one document writes numbers and dates. */
public record Conventions(Amounts amounts, Dates dates) {

    /** A town, a state's two letters and five digits: an address of the United States, where the month stands first. */
    private static final Pattern STATE_AND_ZIP = Pattern.compile("\\p{L},? [A-Z]{2} \\d{5}(?:-\\d{4})?(?!\\d)");

    /** Nobody who writes dates with points sets the month first. */
    private static final Pattern WITH_POINTS =
            Pattern.compile("(?<![\\d.])\\d{1,2}\\.\\d{1,2}\\.(?:19|20)\\d{2}(?!\\d)");

    public static Conventions of(Document document) {
        List<String> texts =
                document.segments().map(Segment::text).filter(Digits::any).toList();
        boolean american =
                texts.stream().anyMatch(text -> STATE_AND_ZIP.matcher(text).find());
        NumberStyle style = NumberStyle.of(texts.stream(), NumberStyle.POINT);
        boolean points =
                texts.stream().anyMatch(text -> WITH_POINTS.matcher(text).find());
        DateOrder usual = american && style == NumberStyle.POINT ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
        DateOrder order = points ? DateOrder.DAY_FIRST : DateOrder.of(texts.stream(), usual);
        return new Conventions(new Amounts(style), new Dates(order));
    }
}

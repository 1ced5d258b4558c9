package ai.extraly.engine.statement;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.table.MoneyMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it was printed.
 *
 * @param box     null when it was not printed but follows from what was
 * @param settled it follows from what else was printed, and the text is a misreading of it
 */
record Valued<T>(T value, int page, @Nullable Box box, String text, double confidence, boolean settled) {

    /** What the sums make of a misread text is as sure as they are, and two misreadings may have made up for each other. */
    private static final double SETTLED = 0.85;

    Valued(T value, int page, @Nullable Box box, String text, double confidence) {
        this(value, page, box, text, confidence, false);
    }

    static <T> Valued<T> of(T value, MoneyMark mark, double confidence) {
        return new Valued<>(
                value,
                mark.segment().page(),
                mark.box(),
                mark.text(),
                mark.settled() ? Math.min(confidence, SETTLED) : confidence,
                mark.settled());
    }

    static <T> Valued<T> of(T value, Labelled printed, double confidence) {
        return new Valued<>(value, printed.page(), printed.box(), printed.text(), confidence);
    }

    static <T> Valued<T> computed(T value, double confidence) {
        return new Valued<>(value, 0, null, "", confidence);
    }

    Evidence evidence() {
        if (box == null) {
            return Evidence.computed(confidence);
        }
        List<Double> corners = List.of(round(box.left()), round(box.top()), round(box.right()), round(box.bottom()));
        Evidence.Source source = settled ? Evidence.Source.COMPUTED : Evidence.Source.TEXT;
        return new Evidence(page, corners, text, confidence, source, null);
    }

    private static double round(double points) {
        return Math.round(points * 10) / 10.0;
    }
}

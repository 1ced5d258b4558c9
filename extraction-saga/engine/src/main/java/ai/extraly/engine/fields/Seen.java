package ai.extraly.engine.fields;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value with its proof.
 *
 * @param span       where it is printed; null when it follows by arithmetic
 * @param confidence 0 to 1
 * @param settled    the value is what the sums ask for, and the printed text a misreading of it
 */
public record Seen<T>(T value, @Nullable Span span, double confidence, boolean settled) {

    /** What the sums make of a misread text is as sure as they are, and two misreadings may have made up for each other. */
    private static final double SETTLED = 0.85;

    public Seen(T value, @Nullable Span span, double confidence) {
        this(value, span, confidence, false);
    }

    public static <T> Seen<T> computed(T value, double confidence) {
        return new Seen<>(value, null, confidence);
    }

    public <R> Seen<R> map(Function<T, R> change) {
        return new Seen<>(change.apply(value), span, confidence, settled);
    }

    /** The same place with the value that the sums ask for. */
    public Seen<T> meaning(T other) {
        return new Seen<>(other, span, Math.min(confidence, SETTLED), true);
    }

    public static <T> @Nullable T valueOf(@Nullable Seen<T> seen) {
        return seen == null ? null : seen.value;
    }
}

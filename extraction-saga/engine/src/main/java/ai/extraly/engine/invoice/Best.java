package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import org.jspecify.annotations.Nullable;

/** Keeps the candidate with the highest score; of equals the first. */
final class Best<T> {

    private @Nullable Seen<T> seen;
    private double score = Double.NEGATIVE_INFINITY;

    void offer(T value, Span span, double offered) {
        offer(new Seen<>(value, span, Math.clamp(offered, 0.1, 0.99)), offered);
    }

    void offer(Seen<T> candidate, double offered) {
        if (offered > score) {
            score = offered;
            seen = new Seen<>(candidate.value(), candidate.span(), Math.clamp(offered, 0.1, 0.99));
        }
    }

    @Nullable
    Seen<T> seen() {
        return seen;
    }
}

package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts each line into text and the amount at its end. */
final class Entries {

    /** After an amount tills print at most a letter for the rate of tax, and a currency. */
    private static final int AFTER = 3;

    private final Labels labels;
    private final Amounts amounts;

    Entries(Labels labels, Amounts amounts) {
        this.labels = labels;
        this.amounts = amounts;
    }

    List<Entry> of(Document document) {
        List<Entry> entries = new ArrayList<>();
        for (Page page : document.pages()) {
            for (int row = 0; row < page.lines().size(); row++) {
                entries.add(entry(page, row));
            }
        }
        return entries;
    }

    private Entry entry(Page page, int row) {
        Line line = page.lines().get(row);
        List<Segment> segments = line.segments();
        Optional<Label> label = labels.opening(page, row, 0);
        List<Span> text = new ArrayList<>();
        for (int index = 0; index < segments.size(); index++) {
            Segment segment = segments.get(index);
            Optional<Found<Amount>> last = last(segment, index, segments.size());
            if (last.isPresent()) {
                if (last.get().start() > 0) {
                    text.add(Span.of(segment, 0, last.get().start()));
                }
                Seen<BigDecimal> amount = new Seen<>(
                        last.get().value().value(),
                        Span.of(segment, last.get().start(), last.get().end()),
                        0.85);
                return new Entry(joined(text), amount, label);
            }
            text.add(Span.of(segment));
        }
        return new Entry(joined(text), null, label);
    }

    private static @Nullable Span joined(List<Span> text) {
        return text.isEmpty() ? null : Span.join(text, " ");
    }

    /** The amount that ends the line, in the last segment or in the one before a letter. */
    private Optional<Found<Amount>> last(Segment segment, int index, int count) {
        List<Found<Amount>> found = amounts.in(segment.text());
        if (found.isEmpty() || index < count - 2) {
            return Optional.empty();
        }
        Found<Amount> last = found.getLast();
        boolean ends = segment.text().length() - last.end() <= AFTER;
        boolean money = last.value().hasDecimals() || last.value().currency() != null;
        // "1.60/kg" is a price, not what is paid.
        boolean price = segment.text().startsWith("/", last.end());
        return ends && money && !price ? Optional.of(last) : Optional.empty();
    }
}

package ai.extraly.engine.invoice.items;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.invoice.items.ItemsReader.Table;
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

/**
 * Items of an invoice that prints no header: lines of words with an amount at their end, right before the sums. Believed
 * only when they add up to a printed sum exactly.
 */
public final class PlainLines {

    /** So many lines without an amount may stand between two items. */
    private static final int MOST_TEXT = 3;

    private final Document document;
    private final Labels labels;
    private final Amounts amounts;

    public PlainLines(Document document, Labels labels, Amounts amounts) {
        this.document = document;
        this.labels = labels;
        this.amounts = amounts;
    }

    /** The lines that make up {@code sum}. */
    public Optional<Table> addingUpTo(BigDecimal sum) {
        for (Page page : document.pages()) {
            for (int row = 0; row < page.lines().size(); row++) {
                if (isSum(page, row)) {
                    Optional<Table> table = before(page, row, sum);
                    if (table.isPresent()) {
                        return table;
                    }
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Table> before(Page page, int sumRow, BigDecimal sum) {
        List<Item> items = new ArrayList<>();
        BigDecimal added = BigDecimal.ZERO;
        int text = 0;
        for (int row = sumRow - 1; row >= 0 && text <= MOST_TEXT; row--) {
            Optional<Item> item = item(page.lines().get(row));
            if (item.isEmpty()) {
                text++;
                continue;
            }
            text = 0;
            items.addFirst(item.get());
            added = added.add(item.get().amount().value());
            if (added.compareTo(sum) == 0) {
                return Optional.of(new Table(page.number(), row, page.number(), sumRow, List.copyOf(items)));
            }
        }
        return Optional.empty();
    }

    private Optional<Item> item(Line line) {
        Segment last = line.segments().getLast();
        List<Found<Amount>> found = amounts.in(last.text());
        boolean ends = !found.isEmpty()
                && found.getLast().end() == last.text().length()
                && found.getLast().value().hasDecimals();
        boolean words = line.text().chars().filter(Character::isLetter).count() >= 3;
        if (!ends || !words) {
            return Optional.empty();
        }
        Found<Amount> amount = found.getLast();
        List<Span> described = new ArrayList<>();
        line.segments().subList(0, line.segments().size() - 1).forEach(segment -> described.add(Span.of(segment)));
        if (amount.start() > 0) {
            described.add(Span.of(last, 0, amount.start()));
        }
        Span description = Span.join(described, " ");
        return Optional.of(new Item(
                new Seen<>(description.text().strip(), description, 0.7),
                null,
                null,
                null,
                null,
                null,
                new Seen<>(amount.value().value(), Span.of(last, amount.start(), amount.end()), 0.75)));
    }

    private boolean isSum(Page page, int row) {
        boolean money = page.lines().get(row).segments().stream()
                .flatMap(segment -> amounts.in(segment.text()).stream())
                .anyMatch(found -> found.value().hasDecimals());
        Optional<Label> label = labels.opening(page, row, 0);
        return money
                && label.filter(found -> found.names("subtotal") || found.names("total") || found.names("lines_total"))
                        .isPresent();
    }
}

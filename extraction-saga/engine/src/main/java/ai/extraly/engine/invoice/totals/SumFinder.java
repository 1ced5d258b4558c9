package ai.extraly.engine.invoice.totals;

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
import ai.extraly.engine.value.Currencies;
import ai.extraly.engine.value.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds labelled lines of money outside the tables of items: amounts after the label, to its right, or in a column under it. */
final class SumFinder {

    static final Set<String> FIELDS = Set.of(
            "subtotal",
            "lines_total",
            "tax_total",
            "tax",
            "total",
            "amount_due",
            "paid",
            "allowance",
            "charge",
            "rounding");

    static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:[.,]\\d{1,3})?)\\s?%");
    private static final Pattern LEADING_RATE = Pattern.compile("^[\\s\\d.,%+()–-]*$");

    /** A sum stands under the word that heads its column within this distance, of the font size. */
    private static final double UNDER = 5.5;

    private final Document document;
    private final Labels labels;
    private final Amounts amounts;

    SumFinder(Document document, Labels labels, Amounts amounts) {
        this.document = document;
        this.labels = labels;
        this.amounts = amounts;
    }

    List<Sum> find(List<Table> tables) {
        List<Sum> sums = new ArrayList<>();
        for (Page page : document.pages()) {
            for (int row = 0; row < page.lines().size(); row++) {
                int at = row;
                if (tables.stream().noneMatch(table -> table.covers(page.number(), at))) {
                    line(page, row, sums);
                }
            }
        }
        return sums;
    }

    private void line(Page page, int row, List<Sum> sums) {
        List<Segment> segments = page.lines().get(row).segments();
        for (int index = 0; index < segments.size(); index++) {
            Optional<Label> label = leading(page, row, index);
            if (label.isEmpty()) {
                continue;
            }
            List<Seen<BigDecimal>> found = new ArrayList<>();
            StringBuilder text = new StringBuilder(segments.get(index).text());
            money(segments.get(index), label.get().match().end(), false, found);
            int next = index + 1;
            for (; next < segments.size() && leading(page, row, next).isEmpty(); next++) {
                money(segments.get(next), 0, true, found);
                text.append(' ').append(segments.get(next).text());
            }
            if (next == segments.size()
                    && Currencies.ALL.code(segments.getLast().text()).isPresent()) {
                // The number was too long to stand beside its currency.
                below(page, row, segments.getLast()).ifPresent(found::add);
            }
            if (found.isEmpty() && label.get().closes()) {
                below(page, row, segments.get(index)).ifPresent(found::add);
            }
            if (!found.isEmpty()) {
                sums.add(new Sum(label.get(), found, rate(text.toString())));
            }
        }
    }

    /** A label that begins its segment; a rate may stand before it. */
    private Optional<Label> leading(Page page, int row, int index) {
        return labels.in(page, row, index).stream()
                .filter(label -> FIELDS.stream().anyMatch(label::names))
                .filter(label -> label.opens()
                        || LEADING_RATE
                                .matcher(label.segment()
                                        .text()
                                        .substring(0, label.match().start()))
                                .matches())
                .findFirst();
    }

    private void money(Segment segment, int from, boolean own, List<Seen<BigDecimal>> found) {
        for (Found<Amount> amount : amounts.in(segment.text())) {
            boolean whole = own && amount.isWhole(segment.text());
            boolean money = amount.value().hasDecimals() || amount.value().currency() != null || whole;
            if (amount.start() >= from && money) {
                found.add(new Seen<>(amount.value().value(), Span.of(segment, amount.start(), amount.end()), 0.9));
            }
        }
    }

    private Optional<Seen<BigDecimal>> below(Page page, int row, Segment head) {
        double start = head.first().baseline();
        for (int next = row + 1; next < page.lines().size(); next++) {
            Line line = page.lines().get(next);
            if (line.baseline() - start > UNDER * head.size()) {
                return Optional.empty();
            }
            for (Segment segment : line.segments()) {
                boolean under = segment.box().overlapX(head.box())
                        > 0.3 * Math.min(segment.box().width(), head.box().width());
                if (!under) {
                    continue;
                }
                Optional<Amount> amount = amounts.parse(segment.text());
                if (amount.isPresent() && amount.get().hasDecimals()) {
                    return Optional.of(new Seen<>(amount.get().value(), Span.of(segment), 0.8));
                }
            }
        }
        return Optional.empty();
    }

    static @Nullable BigDecimal rate(String text) {
        Matcher matcher = PERCENT.matcher(text);
        return matcher.find() ? new BigDecimal(matcher.group(1).replace(',', '.')) : null;
    }
}

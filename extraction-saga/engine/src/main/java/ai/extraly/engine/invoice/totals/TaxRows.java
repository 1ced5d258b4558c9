package ai.extraly.engine.invoice.totals;

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
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Rows of tax, found by their arithmetic: base × rate = amount. No header is needed, so it does not matter how the table is
 * labelled. A rate without a percent sign counts where it stands alone in its cell.
 */
final class TaxRows {

    /** No country taxes sales at more than this (Hungary: 27 %). */
    private static final BigDecimal HIGHEST = new BigDecimal("27");

    private final Document document;
    private final Labels labels;
    private final Amounts amounts;

    TaxRows(Document document, Labels labels, Amounts amounts) {
        this.document = document;
        this.labels = labels;
        this.amounts = amounts;
    }

    List<TaxRow> find(List<Table> tables) {
        List<TaxRow> rows = new ArrayList<>();
        for (Page page : document.pages()) {
            for (int row = 0; row < page.lines().size(); row++) {
                int at = row;
                if (tables.stream().anyMatch(table -> table.covers(page.number(), at))) {
                    continue;
                }
                TaxRow found = row(page, row);
                if (found != null && rows.stream().noneMatch(known -> alike(known, found))) {
                    rows.add(found);
                }
            }
        }
        return rows;
    }

    private static boolean alike(TaxRow one, TaxRow other) {
        return equal(one.rate(), other.rate())
                && equal(one.base(), other.base())
                && equal(one.amount(), other.amount());
    }

    private static boolean equal(@Nullable Seen<BigDecimal> one, @Nullable Seen<BigDecimal> other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.value().compareTo(other.value()) == 0;
    }

    private @Nullable TaxRow row(Page page, int row) {
        Line line = page.lines().get(row);
        List<Seen<BigDecimal>> money = new ArrayList<>();
        List<Seen<BigDecimal>> rates = new ArrayList<>();
        for (Segment segment : line.segments()) {
            read(segment, money, rates);
        }
        for (Seen<BigDecimal> rate : rates) {
            if (rate.value().signum() == 0 && !speaksOfTax(page, row)) {
                continue;
            }
            for (int base = 0; base < money.size(); base++) {
                for (int amount = 0; amount < money.size(); amount++) {
                    if (base != amount && holds(money.get(base), rate, money.get(amount))) {
                        return new TaxRow(rate, money.get(base), money.get(amount));
                    }
                }
            }
        }
        return null;
    }

    private static boolean holds(Seen<BigDecimal> base, Seen<BigDecimal> rate, Seen<BigDecimal> amount) {
        boolean nothing = rate.value().signum() == 0 && amount.value().signum() == 0;
        boolean small = base.value().abs().compareTo(BigDecimal.ONE) < 0;
        return base.value().signum() != 0
                && (nothing || !small)
                && Money.same(Money.percent(base.value(), rate.value()), amount.value());
    }

    private void read(Segment segment, List<Seen<BigDecimal>> money, List<Seen<BigDecimal>> rates) {
        Matcher percent = SumFinder.PERCENT.matcher(segment.text());
        while (percent.find()) {
            rate(percent.group(1), Span.of(segment, percent.start(), percent.end()), rates);
        }
        for (Found<Amount> found : amounts.in(segment.text())) {
            Span span = Span.of(segment, found.start(), found.end());
            boolean whole = found.isWhole(segment.text());
            if (whole && found.value().currency() == null) {
                rate(segment.text(), span, rates);
            }
            if (found.value().hasDecimals() || found.value().currency() != null) {
                money.add(new Seen<>(found.value().value(), span, 0.9));
            }
        }
    }

    private static void rate(String text, Span span, List<Seen<BigDecimal>> rates) {
        String plain = text.replace(',', '.').strip();
        if (plain.matches("\\d{1,2}(\\.\\d{1,3})?") && new BigDecimal(plain).compareTo(HIGHEST) <= 0) {
            rates.add(new Seen<>(new BigDecimal(plain), span, 0.9));
        }
    }

    private boolean speaksOfTax(Page page, int row) {
        for (int index = 0; index < page.lines().get(row).segments().size(); index++) {
            boolean tax = labels.in(page, row, index).stream()
                    .anyMatch(label -> label.names("tax") || label.names("tax_total") || label.names("vat_number"));
            if (tax) {
                return true;
            }
        }
        return false;
    }
}

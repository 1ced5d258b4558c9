package ai.extraly.engine.invoice.items;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.value.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the line items under each header.
 *
 * <p>A line with a value in the column of amounts begins an item; lines of text after it belong to its description. The
 * table ends at the first sum, at the next header, or on the last page; without a sum it goes on under the same columns on
 * the next page.
 */
public final class ItemsReader {

    private static final Set<String> SUMS =
            Set.of("subtotal", "lines_total", "tax_total", "tax", "total", "amount_due", "paid", "allowance", "charge");

    /** Sums that end a table even with a quantity beside them. Freight and discounts may be items themselves. */
    private static final Set<String> GRAND = Set.of("subtotal", "lines_total", "total");

    /** Text further below an item than this is not its description. Baseline to baseline, of the font size. */
    private static final double FOLLOWS = 2.6;

    private final Document document;
    private final Labels labels;
    private final ItemBuilder builder;
    private final HeaderFinder headers;

    public ItemsReader(Document document, Labels labels, Amounts amounts) {
        this.document = document;
        this.labels = labels;
        this.builder = new ItemBuilder(amounts);
        this.headers = new HeaderFinder(document);
    }

    /**
     * The items of one table.
     *
     * @param firstRow its header's first line on {@code page}
     * @param lastPage the page on which it ends
     * @param endRow   the line on that page after its last
     */
    public record Table(int page, int firstRow, int lastPage, int endRow, List<Item> items) {

        public BigDecimal sum() {
            return items.stream().map(item -> item.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** The same with items that were misread put right. */
        public Table with(List<Item> others) {
            return new Table(page, firstRow, lastPage, endRow, List.copyOf(others));
        }

        /** Whether a line lies within the table. */
        public boolean covers(int ofPage, int row) {
            boolean after = ofPage > page || (ofPage == page && row >= firstRow);
            boolean before = ofPage < lastPage || (ofPage == lastPage && row < endRow);
            return after && before;
        }
    }

    public List<Table> tables() {
        List<TableHeader> all = new ArrayList<>();
        document.pages().forEach(page -> all.addAll(headers.in(page)));
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).forItems()) {
                Table table = read(all.get(i), i + 1 < all.size() ? Optional.of(all.get(i + 1)) : Optional.empty());
                if (!table.items().isEmpty()) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private Table read(TableHeader header, Optional<TableHeader> next) {
        Reading reading = new Reading(header);
        int number = header.page().number();
        int row = header.lastRow() + 1;
        while (true) {
            Page page = document.pages().get(number - 1);
            int end = next.filter(other -> other.page().number() == page.number())
                    .map(TableHeader::firstRow)
                    .orElse(page.lines().size());
            boolean open = true;
            for (; row < end && open; row++) {
                open = reading.take(page, row);
            }
            boolean headed = end < page.lines().size();
            if (!open || headed || number == document.pages().size()) {
                return reading.table(number, open ? row : row - 1);
            }
            number++;
            row = 0;
            reading.turnPage();
        }
    }

    private final class Reading {
        private final TableHeader header;
        private final ColumnSorter sorter;
        private final List<Item> items = new ArrayList<>();
        private final List<Span> text = new ArrayList<>();
        private Row open = new Row();
        private Optional<Seen<BigDecimal>> amount = Optional.empty();
        private double lastBaseline;

        Reading(TableHeader header) {
            this.header = header;
            List<Line> lines = header.page().lines();
            boolean aligned = ColumnSorter.leftAligned(
                    header, lines.subList(header.lastRow() + 1, Math.min(lines.size(), header.lastRow() + 25)));
            this.sorter = new ColumnSorter(header, aligned);
            this.lastBaseline = lines.get(header.lastRow()).baseline();
        }

        /** Takes one more line; false when the table has ended before it. */
        boolean take(Page page, int row) {
            Line line = page.lines().get(row);
            Row cells = sorter.sort(line);
            Optional<Seen<BigDecimal>> value = builder.amount(cells);
            boolean priced = builder.priced(cells);
            if (builder.money(line) && sum(page, row, priced)) {
                return false;
            }
            boolean content = priced || cells.has(Role.DESCRIPTION) || cells.has(Role.CODE);
            if (value.isPresent() && content) {
                finish();
                amount = value;
                open = cells;
                text.addAll(cells.all(Role.DESCRIPTION));
            } else if (follows(line)) {
                text.addAll(cells.all(Role.DESCRIPTION));
            }
            lastBaseline = line.baseline();
            return true;
        }

        private boolean follows(Line line) {
            return line.baseline() - lastBaseline <= FOLLOWS * line.size();
        }

        private boolean sum(Page page, int row, boolean priced) {
            for (int index = 0; index < page.lines().get(row).segments().size(); index++) {
                Optional<Label> label = labels.opening(page, row, index);
                if (label.isPresent() && SUMS.stream().anyMatch(label.get()::names)) {
                    boolean grand = GRAND.stream().anyMatch(label.get()::names);
                    return !priced || (grand && label.get().closes());
                }
            }
            return false;
        }

        void turnPage() {
            lastBaseline = 0;
        }

        private void finish() {
            amount.ifPresent(value -> {
                items.add(builder.build(open, List.copyOf(text), value));
                text.clear();
            });
            amount = Optional.empty();
        }

        Table table(int lastPage, int endRow) {
            finish();
            return new Table(header.page().number(), header.firstRow(), lastPage, endRow, List.copyOf(items));
        }
    }
}
